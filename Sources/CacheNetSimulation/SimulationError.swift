/// A recorded run that cannot be read or written, or a question that it cannot answer.
package struct SimulationError: Error, Sendable, Equatable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case unreadable, unwritable, notARecording, truncated, corrupt, unsuitable }
        private let value: Value
        /// A file that is missing or that the system does not let us read.
        package static let unreadable = Code(value: .unreadable)
        /// A place where a file was to be written and cannot be.
        package static let unwritable = Code(value: .unwritable)
        /// A file of another kind, or of a version that this one does not read.
        package static let notARecording = Code(value: .notARecording)
        /// A file that ends too early or too late.
        package static let truncated = Code(value: .truncated)
        /// A file whose content is not what was written.
        package static let corrupt = Code(value: .corrupt)
        /// Settings that do not fit the recorded run.
        package static let unsuitable = Code(value: .unsuitable)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
