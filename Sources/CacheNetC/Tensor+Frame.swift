internal import CCacheNet
internal import CacheNetBundle
internal import CacheNetCore

extension Tensor {
    /// More dimensions than any frame has: a number beyond it is a mistake, and reading as many would be one, too.
    private static let maximumRank = 16

    /// A copy of a C program's frame.
    ///
    /// - Parameter input: what the bundle wants. A frame of another size is refused before any byte of it is read.
    init(_ frame: UnsafePointer<cachenet_frame>?, for input: BundleConfig.Input) throws {
        guard let frame = unsafe frame?.pointee else { throw InterfaceError.missing("frame") }
        guard let name = try unsafe text(frame.element_type, "element_type") else {
            throw InterfaceError.missing("element_type")
        }
        guard let elementType = ElementType(rawValue: name) else {
            let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
            throw InterfaceError(CACHENET_INVALID_FRAME, "element_type: expected one of \(known), got \"\(name)\"")
        }
        let shape = try unsafe Self.shape(of: frame)
        let (count, expected) = (try TensorShape(shape).elementCount, try TensorShape(input.shape).elementCount)
        guard count == expected, unsafe frame.byte_count == count * elementType.byteCount else {
            throw InterfaceError(
                CACHENET_INVALID_FRAME,
                unsafe "expected \(input.elementType.rawValue) \(input.shape) in "
                    + "\(expected * input.elementType.byteCount) bytes, "
                    + "got \(name) \(shape) in \(UInt(bitPattern: frame.byte_count)) bytes")
        }
        guard let data = unsafe frame.data else { throw InterfaceError.missing("data") }
        let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: frame.byte_count))
        try self.init(elementType: elementType, shape: shape, bytes: bytes)
    }

    private static func shape(of frame: cachenet_frame) throws(InterfaceError) -> [Int] {
        guard unsafe (0...maximumRank).contains(frame.rank) else {
            throw InterfaceError(
                CACHENET_INVALID_FRAME,
                unsafe "rank: expected at most \(maximumRank), got \(UInt(bitPattern: frame.rank))")
        }
        guard unsafe frame.rank > 0 else { return [] }
        guard let shape = unsafe frame.shape else { throw .missing("shape") }
        return unsafe UnsafeBufferPointer(start: shape, count: frame.rank).map { Int($0) }
    }
}
