/// A picture that cannot be read, made or written. The message says what was expected and what came.
public struct PictureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of error it is. There may be more in later versions.
    public struct Code: Sendable, Hashable {
        private enum Value { case invalid, noDecoder, unsuitable, unwritable }
        private let value: Value
        /// Bytes that are no picture, a damaged one, or one that is too large.
        public static let invalid = Code(value: .invalid)
        /// The library that reads and writes such pictures does not start.
        public static let noDecoder = Code(value: .noDecoder)
        /// Pixels that cannot become a picture.
        public static let unsuitable = Code(value: .unsuitable)
        /// A place where a file was to be written and cannot be.
        public static let unwritable = Code(value: .unwritable)
    }

    /// What went wrong, for programs.
    public let code: Code
    /// For a person: what was expected and what came.
    public let message: String

    /// - Parameter message: what was expected and what came.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
