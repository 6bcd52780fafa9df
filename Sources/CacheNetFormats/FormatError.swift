/// Text that is not of its format, or a value that its format has no way to say. The message says where, what was
/// expected and what came.
public struct FormatError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of error it is. There may be more in later versions.
    public struct Code: Sendable, Hashable {
        private enum Value { case malformed, invalidColumns, invalidField, inexpressible }
        private let value: Value
        /// Text that does not follow the rules of its format.
        public static let malformed = Code(value: .malformed)
        /// A table without a column that is needed, or with several of its name.
        public static let invalidColumns = Code(value: .invalidColumns)
        /// A field of a table that does not hold what its column is for.
        public static let invalidField = Code(value: .invalidField)
        /// A value that the format cannot say, such as a number without end.
        public static let inexpressible = Code(value: .inexpressible)
    }

    /// What went wrong, for programs.
    public let code: Code
    /// For a person: where, what was expected and what came.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
