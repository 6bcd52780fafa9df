/// Why a message of the inference protocol could not be understood or answered, whatever carries it. HTTP and gRPC have
/// a status of their own for each code.
public struct InferenceError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        package enum Value: Sendable {
            case invalidArgument, notFound, tooLarge, unsupportedEncoding, unsupported, unavailable, deadlineExceeded
            case `internal`
        }
        package let value: Value
        /// The message breaks the protocol or does not fit the model.
        public static let invalidArgument = Code(value: .invalidArgument)
        /// No such model, version or path.
        public static let notFound = Code(value: .notFound)
        public static let tooLarge = Code(value: .tooLarge)
        /// A body in a coding that is not known.
        public static let unsupportedEncoding = Code(value: .unsupportedEncoding)
        /// A part of the protocol that this server does not have.
        public static let unsupported = Code(value: .unsupported)
        /// Try again later.
        public static let unavailable = Code(value: .unavailable)
        /// The client did not want to wait so long.
        public static let deadlineExceeded = Code(value: .deadlineExceeded)
        public static let `internal` = Code(value: .internal)
    }

    public let code: Code
    /// Says what was expected and what came.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

extension String {
    /// The text in quotes, cut where it is long: what a stranger sent must not fill an answer or a log.
    package var shortened: String {
        count <= 64 ? "\"\(self)\"" : "\"\(prefix(64))...\""
    }
}
