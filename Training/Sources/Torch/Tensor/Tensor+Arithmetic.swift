internal import CTorch

extension Tensor {
    /// The matrix product [..., N, K] x [..., K, M] -> [..., N, M], with leading dimensions broadcast.
    public func matmul(_ right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (self, right)) { ct_matmul(handle, right.handle) }
    }

    public func exp() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_exp(handle) }
    }

    /// The natural logarithm.
    public func log() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_log(handle) }
    }

    public func sqrt() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_sqrt(handle) }
    }

    public func pow(_ exponent: Double) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_power(handle, exponent) }
    }

    public func abs() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_abs(handle) }
    }

    public func sigmoid() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_sigmoid(handle) }
    }

    /// The elements with those outside the bounds moved to the nearer one; their gradient is zero.
    public func clamped(from lower: Double = -.infinity, to upper: Double = .infinity) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_clamp(handle, lower, upper) }
    }
}
