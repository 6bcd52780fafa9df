/// A tensor whose shape, element type and bytes do not fit together.
public struct TensorError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidShape, wrongByteCount, wrongElementType, invalidPreprocess }
        private let value: Value
        public static let invalidShape = Code(value: .invalidShape)
        public static let wrongByteCount = Code(value: .wrongByteCount)
        public static let wrongElementType = Code(value: .wrongElementType)
        public static let invalidPreprocess = Code(value: .invalidPreprocess)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
