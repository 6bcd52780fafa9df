/// An inference engine that could not be had, load a model, or run it.
public struct EngineError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it was.
    public struct Code: Sendable, Hashable {
        private enum Value { case unavailable, invalidModel, invalidInput, runFailed, prepareFailed }
        private let value: Value
        /// The engine's library is missing or does not fit.
        public static let unavailable = Code(value: .unavailable)
        /// The bytes are not a model this engine can use.
        public static let invalidModel = Code(value: .invalidModel)
        /// The tensor does not fit the model's input.
        public static let invalidInput = Code(value: .invalidInput)
        /// The engine failed while the model ran, or what it gave is no tensor.
        public static let runFailed = Code(value: .runFailed)
        /// No prepared copy could be made of the model.
        public static let prepareFailed = Code(value: .prepareFailed)
    }

    /// What went wrong, for a program to decide by.
    public let code: Code
    /// For people: what the engine said, or what was expected and what came.
    public let message: String

    /// - Parameters:
    ///   - code: what went wrong, for a program to decide by.
    ///   - message: for people.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message, without the code.
    public var description: String { message }
}
