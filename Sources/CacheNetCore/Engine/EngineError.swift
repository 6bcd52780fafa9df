/// An inference engine that could not be had, load a model, or run it.
public struct EngineError: Error, Sendable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case unavailable, invalidModel, invalidInput, runFailed, prepareFailed }
        private let value: Value
        /// The engine's library is missing or does not fit.
        public static let unavailable = Code(value: .unavailable)
        /// The bytes are not a model this engine can use.
        public static let invalidModel = Code(value: .invalidModel)
        /// The tensor does not fit the model's input.
        public static let invalidInput = Code(value: .invalidInput)
        public static let runFailed = Code(value: .runFailed)
        public static let prepareFailed = Code(value: .prepareFailed)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
