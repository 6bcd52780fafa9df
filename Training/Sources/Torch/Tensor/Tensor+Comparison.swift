internal import CTorch

// Comparisons of elements give a tensor of `bool`, with shapes broadcast against each other.
extension Tensor {
    /// Whether shape and elements are the same; an element that is not a number equals none.
    public func isEqual(to other: Tensor) throws(TorchError) -> Bool {
        var result = false
        try TorchError.check(of: (self, other)) { ct_equal(handle, other.handle, &result) }
        return result
    }

    /// Whether no element is infinite or not a number.
    public func isFinite() throws(TorchError) -> Bool {
        var result = false
        try TorchError.check(of: self) { ct_all_finite(handle, &result) }
        return result
    }

    public func equal(to other: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (self, other)) { ct_equal_elements(handle, other.handle) }
    }

    public func equal(to value: Double) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_equal_scalar(handle, value) }
    }

    public func less(than other: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (self, other)) { ct_less_elements(handle, other.handle) }
    }

    public func less(than value: Double) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_less_scalar(handle, value) }
    }

    public func greater(than value: Double) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_greater_scalar(handle, value) }
    }

    /// Of a tensor of `bool`: the elements of `yes` where it is true and of `no` elsewhere.
    public func choosing(_ yes: Tensor, else no: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (self, yes, no)) { ct_where(handle, yes.handle, no.handle) }
    }
}
