/// Why a message could not be understood or answered.
public struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        /// The HTTP status that goes with the code.
        public let status: Int
        /// The message breaks the protocol or does not fit the model.
        public static let badRequest = Code(status: 400)
        public static let notFound = Code(status: 404)
        public static let tooLarge = Code(status: 413)
        public static let `internal` = Code(status: 500)
        public static let unsupported = Code(status: 501)
        /// Try again later.
        public static let unavailable = Code(status: 503)
    }

    public let code: Code
    /// Says what was expected and what came.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The HTTP status.
    public var status: Int { code.status }

    public var description: String { message }
}

extension String {
    /// The text in quotes, cut where it is long: what a stranger sent must not fill an answer or a log.
    var shortened: String {
        count <= 64 ? "\"\(self)\"" : "\"\(prefix(64))...\""
    }
}
