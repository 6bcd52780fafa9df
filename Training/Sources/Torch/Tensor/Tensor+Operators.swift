internal import CTorch

// Element by element, with shapes broadcast against each other. A whole number leaves a tensor of integers one.
extension Tensor {
    public static func + (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (left, right)) { ct_add(left.handle, right.handle) }
    }

    public static func - (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (left, right)) { ct_subtract(left.handle, right.handle) }
    }

    public static func * (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (left, right)) { ct_multiply(left.handle, right.handle) }
    }

    /// Division of integers gives floats.
    public static func / (left: Tensor, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (left, right)) { ct_divide(left.handle, right.handle) }
    }

    public static prefix func - (tensor: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: tensor) { ct_negate(tensor.handle) }
    }

    public static func + (left: Tensor, right: Double) throws(TorchError) -> Tensor {
        try Tensor(of: left) { ct_add_scalar(left.handle, right) }
    }

    public static func + (left: Double, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: right) { ct_add_scalar(right.handle, left) }
    }

    public static func - (left: Tensor, right: Double) throws(TorchError) -> Tensor {
        try Tensor(of: left) { ct_add_scalar(left.handle, -right) }
    }

    public static func - (left: Double, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: right) { ct_subtract_from_scalar(left, right.handle) }
    }

    public static func * (left: Tensor, right: Double) throws(TorchError) -> Tensor {
        try Tensor(of: left) { ct_multiply_scalar(left.handle, right) }
    }

    public static func * (left: Double, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: right) { ct_multiply_scalar(right.handle, left) }
    }

    public static func / (left: Tensor, right: Double) throws(TorchError) -> Tensor {
        try Tensor(of: left) { ct_divide_scalar(left.handle, right) }
    }

    public static func / (left: Double, right: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: right) { ct_divide_scalar_by(left, right.handle) }
    }
}
