/// An edge server that could not be set up or could not listen.
public struct ServerError: Error, Sendable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidConfiguration, unusableModel, cannotListen }
        private let value: Value
        public static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// A model of the bundle does not run or does not answer as the bundle says.
        public static let unusableModel = Code(value: .unusableModel)
        /// The address is in use, or is none of this machine's.
        public static let cannotListen = Code(value: .cannotListen)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
