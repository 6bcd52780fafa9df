internal import CTorch

extension Tensor {
    /// The elements in row-major order, converted where the type is another.
    public func floats() throws(TorchError) -> [Float] {
        try elements(.float32, zero: 0)
    }

    /// The elements in row-major order, converted where the type is another.
    public func doubles() throws(TorchError) -> [Double] {
        try elements(.float64, zero: 0)
    }

    /// The elements in row-major order, converted where the type is another.
    public func bytes() throws(TorchError) -> [UInt8] {
        try elements(.uint8, zero: 0)
    }

    /// The elements in row-major order, converted where the type is another.
    public func integers() throws(TorchError) -> [Int64] {
        try elements(.int64, zero: 0)
    }

    /// The number in a tensor of one element.
    public func item() throws(TorchError) -> Double {
        var value = 0.0
        try TorchError.check(of: self) { ct_item(handle, &value) }
        return value
    }

    /// Copies the elements in row-major order to memory.
    ///
    /// - Parameter bytes: as many as the elements take.
    public func read(into bytes: UnsafeMutableRawBufferPointer) throws(TorchError) {
        try TorchError.check(of: self) { ct_read_bytes(handle, bytes.baseAddress, bytes.count) }
    }

    /// Overwrites the elements with those of another tensor, which may have another type, device or memory layout and
    /// a shape that broadcasts to this one.
    public func copy(from source: Tensor) throws(TorchError) {
        try TorchError.check(of: (self, source)) { ct_copy(handle, source.handle) }
    }

    /// Overwrites the elements with memory in row-major order.
    ///
    /// - Parameter bytes: elements of this tensor's type, as many as it has; need not be aligned on the CPU.
    public func copy(from bytes: UnsafeRawBufferPointer) throws(TorchError) {
        try TorchError.check(of: self) { ct_write_bytes(handle, bytes.baseAddress, bytes.count) }
    }

    private func elements<Element>(_ type: ScalarType, zero: Element) throws(TorchError) -> [Element] {
        let source = try converted(to: type)
        var values = [Element](repeating: zero, count: elementCount)
        try TorchError.check(of: source) {
            values.withUnsafeMutableBytes { ct_read_bytes(source.handle, $0.baseAddress, $0.count) }
        }
        return values
    }
}
