/// An edge server that could not be set up or could not listen.
public struct ServerError: Error, Sendable, CustomStringConvertible {
    /// What kind of error it is. There may be more in later versions.
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidConfiguration, unusableModel, cannotListen }
        private let value: Value
        /// A setting out of its range, bundles or files that cannot be served with, or too low a limit of open files.
        public static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// A model of the bundle does not run or does not answer as the bundle says.
        public static let unusableModel = Code(value: .unusableModel)
        /// The address is in use, or is none of this machine's.
        public static let cannotListen = Code(value: .cannotListen)
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
