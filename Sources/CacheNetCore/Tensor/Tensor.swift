/// A dense, row-major array of numbers: a frame, a batch of frames, or what a model answers.
///
/// The bytes are in the machine's order (little-endian on every platform this package supports), so they travel
/// over the wire as they are.
public struct Tensor: Sendable, Equatable {
    /// What each element is, and so how many bytes it has.
    public let elementType: ElementType
    /// Dimensions, outermost first, each at least 0; none for a scalar.
    public let shape: [Int]
    /// The elements in row-major order, without gaps.
    public let bytes: [UInt8]

    /// - Parameters:
    ///   - shape: dimensions, outermost first, each at least 0.
    ///   - bytes: exactly `shape.product * elementType.byteCount` bytes.
    /// - Throws: ``TensorError`` when shape and bytes do not fit together.
    public init(elementType: ElementType, shape: [Int], bytes: [UInt8]) throws(TensorError) {
        let elements = try TensorShape(shape).elementCount
        let (expected, overflow) = elements.multipliedReportingOverflow(by: elementType.byteCount)
        guard !overflow, expected == bytes.count else {
            throw TensorError(
                .wrongByteCount,
                "expected \(overflow ? "fewer" : "\(expected)") bytes for \(elementType.rawValue) \(shape), got \(bytes.count)"
            )
        }
        self.elementType = elementType
        self.shape = shape
        self.bytes = bytes
    }

    /// A `float32` tensor.
    public init(floats: [Float], shape: [Int]) throws(TensorError) {
        try unsafe self.init(elementType: .float32, shape: shape, bytes: floats.withUnsafeBytes { unsafe [UInt8]($0) })
    }

    /// The elements of a `float32` tensor, in row-major order.
    public func floats() throws(TensorError) -> [Float] {
        guard elementType == .float32 else {
            throw TensorError(.wrongElementType, "expected float32 elements, got \(elementType.rawValue)")
        }
        return unsafe [Float](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
            unsafe UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes)
            count = bytes.count / 4
        }
    }
}
