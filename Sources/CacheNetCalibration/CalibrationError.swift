/// Records or values that cannot be calibrated with.
public struct CalibrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidSetting, unsuitableRecords, tooFewRecords }
        private let value: Value
        /// A setting that is out of its range, or a preset that there is not.
        public static let invalidSetting = Code(value: .invalidSetting)
        /// Records or outcomes that do not fit the bundle, each other or the kind of risk.
        public static let unsuitableRecords = Code(value: .unsuitableRecords)
        /// Fewer records than a measurement takes.
        public static let tooFewRecords = Code(value: .tooFewRecords)
    }

    /// What went wrong, for programs.
    public let code: Code
    /// What was expected and what came, for people.
    public let message: String

    /// - Parameter message: what was expected and what came.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
