internal import CTorch

// The layers of networks on pictures [B, C, H, W].
extension Tensor {
    /// - Parameters:
    ///   - weight: [outputs, C / groups, height, width]
    ///   - bias: [outputs]
    ///   - padding: rows and columns of zeros on each side
    public func conv2d(
        weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, groups: Int = 1
    ) throws(TorchError) -> Tensor {
        try Tensor(of: (self, weight, bias)) {
            ct_convolution(handle, weight.handle, bias?.handle, stride, padding, groups)
        }
    }

    /// Normalises each channel, by the batch's mean and variance in training and by the running ones otherwise.
    ///
    /// - Parameters:
    ///   - weight: what multiplies the normalised channels, [C]
    ///   - bias: what is added then, [C]
    ///   - runningMean: changed in training, [C]
    ///   - runningVariance: changed in training, [C]
    ///   - momentum: the batch's share in the new running values
    ///   - epsilon: added to the variance
    public func batchNorm(
        weight: Tensor?, bias: Tensor?, runningMean: Tensor?, runningVariance: Tensor?, training: Bool,
        momentum: Double = 0.1, epsilon: Double = 1e-5
    ) throws(TorchError) -> Tensor {
        try Tensor(of: (self, weight, bias, runningMean, runningVariance)) {
            ct_batch_norm(
                handle, weight?.handle, bias?.handle, runningMean?.handle, runningVariance?.handle, training, momentum,
                epsilon)
        }
    }

    /// The elements with the negative ones at zero.
    public func relu() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_relu(handle) }
    }

    /// - Parameter stride: `size` when not given.
    public func maxPool2d(_ size: Int, stride: Int? = nil, padding: Int = 0) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_max_pool(handle, size, stride ?? size, padding) }
    }

    /// - Parameter stride: `size` when not given.
    public func averagePool2d(_ size: Int, stride: Int? = nil, padding: Int = 0) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_average_pool(handle, size, stride ?? size, padding) }
    }

    /// Averages over windows chosen so that [B, C, height, width] comes out.
    public func adaptiveAveragePool2d(height: Int, width: Int) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_adaptive_average_pool(handle, height, width) }
    }

    /// The mean of each channel: [B, C, H, W] -> [B, C].
    public func globalAveragePool2d() throws(TorchError) -> Tensor {
        try mean([-2, -1])
    }

    /// The greatest element of each channel: [B, C, H, W] -> [B, C].
    public func globalMaxPool2d() throws(TorchError) -> Tensor {
        try max([-2, -1])
    }

    /// - Parameters:
    ///   - weight: [outputs, inputs], for [..., inputs] -> [..., outputs]
    ///   - bias: [outputs]
    public func linear(weight: Tensor, bias: Tensor? = nil) throws(TorchError) -> Tensor {
        try Tensor(of: (self, weight, bias)) { ct_linear(handle, weight.handle, bias?.handle) }
    }

    /// Minus the logarithm of the label's softmax probability, for logits [B, labels].
    ///
    /// - Parameters:
    ///   - labels: `int64` [B]
    ///   - labelSmoothing: the share of the target, 0...1, that is spread over all labels evenly
    ///   - reduction: over the batch
    public func crossEntropy(
        _ labels: Tensor, labelSmoothing: Double = 0, reduction: Reduction = .mean
    ) throws(TorchError) -> Tensor {
        try Tensor(of: (self, labels)) { ct_cross_entropy(handle, labels.handle, reduction.code, labelSmoothing) }
    }
}
