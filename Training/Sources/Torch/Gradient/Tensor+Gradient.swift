internal import CTorch

extension Tensor {
    /// Whether `backward()` follows what is computed from this tensor.
    public var requiresGradient: Bool { withExtendedLifetime(self) { ct_requires_gradient(handle) } }

    /// Makes this tensor a parameter, or none, and gives it back. Only tensors of floats can be parameters, and only
    /// those that were not computed from parameters.
    @discardableResult
    public func setRequiresGradient(_ required: Bool = true) throws(TorchError) -> Tensor {
        try TorchError.check(of: self) { ct_set_requires_gradient(handle, required) }
        return self
    }

    /// What `backward()` has accumulated since it was last cleared.
    public var gradient: Tensor? {
        get throws(TorchError) {
            var gradient: OpaquePointer?
            guard withExtendedLifetime(self, { ct_gradient(handle, &gradient) }) else { return nil }
            return try Tensor(adopting: gradient)
        }
    }

    /// Frees the accumulated gradient.
    public func clearGradient() {
        withExtendedLifetime(self) { ct_clear_gradient(handle) }
    }

    /// Adds the gradient of this tensor to that of every parameter that it was computed from. What was recorded is
    /// freed, so it works once.
    ///
    /// - Parameter gradient: that of the quantity of interest by this tensor; not needed for one element, where it is 1.
    public func backward(_ gradient: Tensor? = nil) throws(TorchError) {
        try TorchError.check(of: (self, gradient)) { ct_backward(handle, gradient?.handle) }
    }

    /// The same elements, through which no gradient flows.
    public func detached() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_detach(handle) }
    }
}
