/// A run or a benchmark that cannot go on.
public struct BenchError: Error, Sendable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value {
            case logUnwritable, labelsDiffer, invalidConfiguration, linkUnavailable, coresUnavailable
            case resultsUnwritable, nothingAnswered
        }
        private let value: Value
        public static let logUnwritable = Code(value: .logUnwritable)
        /// A source without labels of the bundle, where some are needed.
        public static let labelsDiffer = Code(value: .labelsDiffer)
        public static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// The emulated link cannot be set up.
        public static let linkUnavailable = Code(value: .linkUnavailable)
        /// Threads cannot be kept to the cores they are for.
        public static let coresUnavailable = Code(value: .coresUnavailable)
        public static let resultsUnwritable = Code(value: .resultsUnwritable)
        /// A run in which every frame failed.
        public static let nothingAnswered = Code(value: .nothingAnswered)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
