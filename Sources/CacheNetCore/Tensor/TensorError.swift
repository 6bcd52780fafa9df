/// A tensor whose shape, element type and bytes do not fit together.
public struct TensorError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What does not fit.
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidShape, wrongByteCount, wrongElementType, invalidPreprocess }
        private let value: Value
        /// A dimension is negative, the shape is too large to count, or it is not the one that is needed.
        public static let invalidShape = Code(value: .invalidShape)
        /// There are more or fewer bytes than shape and element type need.
        public static let wrongByteCount = Code(value: .wrongByteCount)
        /// The elements are of another type than the one that is needed.
        public static let wrongElementType = Code(value: .wrongElementType)
        /// A ``Preprocess`` that cannot be applied: a number that is not finite, a deviation of 0, arithmetic on
        /// another type than `float32`, or channels that the frames do not have.
        public static let invalidPreprocess = Code(value: .invalidPreprocess)
    }

    /// What went wrong, for a program to decide by.
    public let code: Code
    /// For people: what was expected and what came.
    public let message: String

    /// - Parameters:
    ///   - code: what went wrong, for a program to decide by.
    ///   - message: for people, with what was expected and what came.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message, without the code.
    public var description: String { message }
}
