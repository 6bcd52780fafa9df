/// A run or a benchmark that cannot go on.
package struct BenchError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value {
            case logUnwritable, labelsDiffer, invalidConfiguration, linkUnavailable, coresUnavailable
            case resultsUnwritable, nothingAnswered
        }
        private let value: Value
        package static let logUnwritable = Code(value: .logUnwritable)
        /// A source without labels of the bundle, where some are needed.
        package static let labelsDiffer = Code(value: .labelsDiffer)
        package static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// The emulated link cannot be set up.
        package static let linkUnavailable = Code(value: .linkUnavailable)
        /// Threads cannot be kept to the cores they are for.
        package static let coresUnavailable = Code(value: .coresUnavailable)
        package static let resultsUnwritable = Code(value: .resultsUnwritable)
        /// A run in which every frame failed.
        package static let nothingAnswered = Code(value: .nothingAnswered)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
