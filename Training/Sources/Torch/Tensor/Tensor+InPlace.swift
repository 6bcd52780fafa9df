internal import CTorch

// What changes this tensor itself, for running averages and the like. On a parameter it belongs into `noGradient`.
extension Tensor {
    /// Adds `scale * other`.
    public func add(_ other: Tensor, scale: Double = 1) throws(TorchError) {
        try TorchError.check(of: (self, other)) { ct_add_in_place(handle, other.handle, scale) }
    }

    public func multiply(by factor: Double) throws(TorchError) {
        try TorchError.check(of: self) { ct_multiply_in_place(handle, factor) }
    }

    /// Moves by a share of the way to `end`: adds `weight * (end - self)`.
    public func interpolate(to end: Tensor, weight: Double) throws(TorchError) {
        try TorchError.check(of: (self, end)) { ct_interpolate_in_place(handle, end.handle, weight) }
    }
}
