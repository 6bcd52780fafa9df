/// A file, stream or source description that cannot be used. The message names it and says what was expected and what
/// came.
public struct DataError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public struct Code: Sendable, Hashable {
        private enum Value {
            case unreadableFile, invalidFile, unwritable, invalidStream, invalidSource, missingSplit, missingLabel
            case tooFewRecords
        }
        private let value: Value
        /// A file that is missing or that the system does not let us read.
        public static let unreadableFile = Code(value: .unreadableFile)
        /// A data set's file whose content does not fit its format.
        public static let invalidFile = Code(value: .invalidFile)
        /// A place where files were to be written and cannot be.
        public static let unwritable = Code(value: .unwritable)
        /// A list of records, or the parameters of a drawn one, that cannot be followed.
        public static let invalidStream = Code(value: .invalidStream)
        /// A description of a source that is not `kind:path`, or whose parameters do not fit.
        public static let invalidSource = Code(value: .invalidSource)
        /// A data set that has no records for the split asked for.
        public static let missingSplit = Code(value: .missingSplit)
        /// A picture without a label, where every one needs one.
        public static let missingLabel = Code(value: .missingLabel)
        /// A list of records that is shorter than what was asked for.
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
