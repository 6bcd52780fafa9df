/// Records or values that cannot be calibrated with.
public struct CalibrationError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case invalidSetting, unsuitableRecords, tooFewRecords }
        private let value: Value
        public static let invalidSetting = Code(value: .invalidSetting)
        public static let unsuitableRecords = Code(value: .unsuitableRecords)
        public static let tooFewRecords = Code(value: .tooFewRecords)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
