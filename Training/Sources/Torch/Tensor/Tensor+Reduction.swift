internal import CTorch

// Over no dimensions means over all of them. A reduced dimension goes, or stays with size 1 with `keepingDimensions`.
extension Tensor {
    public func sum(_ dimensions: [Int] = [], keepingDimensions: Bool = false) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_sum(handle, dimensions, dimensions.count, keepingDimensions) }
    }

    public func mean(_ dimensions: [Int] = [], keepingDimensions: Bool = false) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_mean(handle, dimensions, dimensions.count, keepingDimensions) }
    }

    /// Equal maxima share the gradient.
    public func max(_ dimensions: [Int] = [], keepingDimensions: Bool = false) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_maximum(handle, dimensions, dimensions.count, keepingDimensions) }
    }

    /// Where the greatest element is, as `int64`; one of them when several are equal.
    public func argmax(_ dimension: Int = -1, keepingDimension: Bool = false) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_argmax(handle, dimension, keepingDimension) }
    }

    public func softmax(_ dimension: Int = -1) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_softmax(handle, dimension) }
    }

    public func logSoftmax(_ dimension: Int = -1) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_log_softmax(handle, dimension) }
    }
}
