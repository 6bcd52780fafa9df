/// Something that cannot be shown as it was given.
public struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
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

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
