/// Something that cannot be shown as it was given.
public struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of error it is. There may be more in later versions.
    public struct Code: Sendable, Hashable {
        private enum Value { case notFinite, empty, mismatch }
        private let value: Value
        /// A number that no axis has a place for.
        public static let notFinite = Code(value: .notFinite)
        /// Nothing to show.
        public static let empty = Code(value: .empty)
        /// Parts that do not fit together.
        public static let mismatch = Code(value: .mismatch)
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
