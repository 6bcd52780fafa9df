internal import CTorch

extension Tensor {
    /// Copies an array.
    ///
    /// - Parameter shape: in row-major order; one dimension of all elements when not given.
    public convenience init(_ values: [Float], shape: [Int]? = nil, device: Device = .cpu) throws(TorchError) {
        try self.init(copying: values, shape, .float32, device)
    }

    /// Copies an array.
    ///
    /// - Parameter shape: in row-major order; one dimension of all elements when not given.
    public convenience init(_ values: [Double], shape: [Int]? = nil, device: Device = .cpu) throws(TorchError) {
        try self.init(copying: values, shape, .float64, device)
    }

    /// Copies an array.
    ///
    /// - Parameter shape: in row-major order; one dimension of all elements when not given.
    public convenience init(_ values: [UInt8], shape: [Int]? = nil, device: Device = .cpu) throws(TorchError) {
        try self.init(copying: values, shape, .uint8, device)
    }

    /// Copies an array.
    ///
    /// - Parameter shape: in row-major order; one dimension of all elements when not given.
    public convenience init(_ values: [Int64], shape: [Int]? = nil, device: Device = .cpu) throws(TorchError) {
        try self.init(copying: values, shape, .int64, device)
    }

    /// Copies memory.
    ///
    /// - Parameter bytes: elements of `type` in row-major order and the machine's byte order, exactly as many as `shape`
    ///   says; need not be aligned.
    public convenience init(
        bytes: UnsafeRawBufferPointer, shape: [Int], type: ScalarType, device: Device = .cpu
    ) throws(TorchError) {
        try self.init(
            adopting: ct_from_bytes(bytes.baseAddress, bytes.count, shape, shape.count, type.code, device.handle))
    }

    private convenience init<Element>(
        copying values: [Element], _ shape: [Int]?, _ type: ScalarType, _ device: Device
    ) throws(TorchError) {
        let shape = shape ?? [values.count]
        let handle = values.withUnsafeBytes {
            ct_from_bytes($0.baseAddress, $0.count, shape, shape.count, type.code, device.handle)
        }
        try self.init(adopting: handle)
    }

    public static func zeros(
        _ shape: [Int], type: ScalarType = .float32, device: Device = .cpu
    ) throws(TorchError) -> Tensor {
        try full(shape, value: 0, type: type, device: device)
    }

    public static func full(
        _ shape: [Int], value: Double, type: ScalarType = .float32, device: Device = .cpu
    ) throws(TorchError) -> Tensor {
        try Tensor(adopting: ct_full(shape, shape.count, value, type.code, device.handle))
    }

    /// Zeros of this tensor's shape, type, device and memory layout.
    public func zerosLike() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_zeros_like(handle) }
    }

    /// A copy that shares nothing, through which gradients still flow.
    public func copied() throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_clone(handle) }
    }
}
