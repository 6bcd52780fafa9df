/// What every frame of a source or of a bundle's input is: the type of its elements, and its dimensions.
///
///     FrameFormat(elementType: .uint8, shape: [3, 224, 224])      // a picture: channels, height, width
///     FrameFormat(elementType: .int16, shape: [16_000])           // a second of sound
public struct FrameFormat: Sendable, Hashable, CustomStringConvertible {
    /// Of every element; `uint8` for pictures.
    public let elementType: ElementType
    /// Without the batch dimension.
    public let shape: [Int]

    /// - Parameter shape: dimensions, outermost first, without the batch dimension.
    public init(elementType: ElementType, shape: [Int]) {
        self.elementType = elementType
        self.shape = shape
    }

    /// Whether frames are pictures: `uint8`, one or three channels, height and width.
    public var isPicture: Bool {
        elementType == .uint8 && shape.count == 3 && (shape[0] == 1 || shape[0] == 3)
    }

    /// Of one frame with its batch of 1.
    public var batchShape: [Int] { [1] + shape }

    /// Such as `uint8 [3, 32, 32]`.
    public var description: String { "\(elementType.rawValue) \(shape)" }

    /// One frame as a batch of 1.
    ///
    /// - Returns: `nil` where the tensor is no such frame, with or without the batch dimension.
    public func batch(_ frame: Tensor) -> Tensor? {
        if isBatchOfOne(frame) { return frame }
        guard frame.elementType == elementType, frame.shape == shape else { return nil }
        return try? Tensor(elementType: elementType, shape: batchShape, bytes: frame.bytes)
    }

    /// Whether a tensor is one frame with the batch dimension.
    package func isBatchOfOne(_ frame: Tensor) -> Bool {
        frame.elementType == elementType && frame.shape.first == 1 && frame.shape.dropFirst().elementsEqual(shape)
    }

    /// Frames of nothing but zeros.
    ///
    /// - Throws: ``TensorError`` when there is no such shape.
    public func zeros(batch: Int = 1) throws(TensorError) -> Tensor {
        let shape = [batch] + shape
        let (size, overflow) = try TensorShape(shape).elementCount.multipliedReportingOverflow(
            by: elementType.byteCount)
        guard !overflow else { throw TensorError(.invalidShape, "the number of bytes of \(self) overflows") }
        return try Tensor(elementType: elementType, shape: shape, bytes: [UInt8](repeating: 0, count: size))
    }
}
