/// A run or a benchmark that cannot go on.
public struct BenchError: Error, Sendable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case logUnwritable, labelsDiffer, invalidConfiguration }
        private let value: Value
        public static let logUnwritable = Code(value: .logUnwritable)
        public static let labelsDiffer = Code(value: .labelsDiffer)
        public static let invalidConfiguration = Code(value: .invalidConfiguration)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
