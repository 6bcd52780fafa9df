/// An edge server or a registry that could not be asked, or whose answer cannot be used.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What kind of trouble it was.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Value: String {
            case unreachable, timeout, overloaded, rejected, invalidResponse, versionMismatch, corrupted, cancelled
            case invalidAddress
        }
        private let value: Value
        /// No connection, or it broke.
        public static let unreachable = Code(value: .unreachable)
        /// No whole answer within the time allowed: the device's clock said so, the server or one before it (504).
        public static let timeout = Code(value: .timeout)
        /// The server asked to come back later, or one before it could not reach it (429, 502, 503).
        public static let overloaded = Code(value: .overloaded)
        /// The server refused the request.
        public static let rejected = Code(value: .rejected)
        /// The answer is not what the protocol says.
        public static let invalidResponse = Code(value: .invalidResponse)
        /// The server serves another version of the bundle.
        public static let versionMismatch = Code(value: .versionMismatch)
        /// The bytes do not have the size or digest that the manifest declares.
        public static let corrupted = Code(value: .corrupted)
        /// The task that asked was cancelled, which says nothing of the server.
        public static let cancelled = Code(value: .cancelled)
        /// An address that leads nowhere: no URL, another scheme than HTTP, or a port that there is not.
        public static let invalidAddress = Code(value: .invalidAddress)

        /// The code's name, such as `invalidResponse`.
        public var description: String { value.rawValue }
    }

    /// What went wrong, for a program to decide by.
    public let code: Code
    /// For people: whom it concerns, and, where an answer cannot be used, what was expected and what came.
    public let message: String

    /// - Parameters:
    ///   - code: what went wrong, for a program to decide by.
    ///   - message: for people, with the address or the reference that it is about.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message, without the code.
    public var description: String { message }
}
