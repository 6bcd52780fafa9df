/// A recorded run that cannot be read or written, or a question that it cannot answer.
public struct SimulationError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case unreadable, unwritable, notARecording, truncated, corrupt, unsuitable }
        private let value: Value
        /// A file that is missing or that the system does not let us read.
        public static let unreadable = Code(value: .unreadable)
        /// A place where a file was to be written and cannot be.
        public static let unwritable = Code(value: .unwritable)
        /// A file of another kind, or of a version that this one does not read.
        public static let notARecording = Code(value: .notARecording)
        /// A file that ends too early or too late.
        public static let truncated = Code(value: .truncated)
        /// A file whose content is not what was written.
        public static let corrupt = Code(value: .corrupt)
        /// Settings that do not fit the recorded run.
        public static let unsuitable = Code(value: .unsuitable)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
