/// A training that cannot start or go on. The message says what was expected and what came.
public struct TrainingError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value {
            case invalidConfiguration, unsuitableData, unsuitableModel, diverged, interrupted, unwritable, damagedRun
        }
        private let value: Value
        /// Values that exclude each other or lie outside their range.
        public static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// A data set from which the asked models cannot learn.
        public static let unsuitableData = Code(value: .unsuitableData)
        /// A full model that does not fit the data set.
        public static let unsuitableModel = Code(value: .unsuitableModel)
        /// A loss that is not a finite number any more.
        public static let diverged = Code(value: .diverged)
        /// Somebody asked the training to stop; it can be resumed.
        public static let interrupted = Code(value: .interrupted)
        /// A file of the run that could not be written.
        public static let unwritable = Code(value: .unwritable)
        /// A run's directory that cannot be resumed.
        public static let damagedRun = Code(value: .damagedRun)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
