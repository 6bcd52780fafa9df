/// A benchmark that cannot go on.
package struct BenchError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case labelsDiffer, invalidConfiguration, resultsUnwritable }
        private let value: Value
        /// A source without labels of the bundle, where some are needed.
        package static let labelsDiffer = Code(value: .labelsDiffer)
        package static let invalidConfiguration = Code(value: .invalidConfiguration)
        package static let resultsUnwritable = Code(value: .resultsUnwritable)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
