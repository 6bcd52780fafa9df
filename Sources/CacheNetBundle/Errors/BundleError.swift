/// A bundle, or a store of blobs, that is not what it should be.
///
/// The message names the file and the field and says what was expected and what came.
public struct BundleError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public struct Code: Sendable, Hashable {
        private enum Value {
            case invalidDigest, invalidName, invalidLayout, invalidManifest, invalidConfig, invalidSpecification
            case invalidModel, missing, corrupt, tooLarge, diskFull, alreadyExists, finished, fileSystem
            case unsuitableGate
        }
        private let value: Value
        /// Text that is not `sha256:` and 64 lowercase hexadecimal digits.
        public static let invalidDigest = Code(value: .invalidDigest)
        /// Text that is not a bundle's name, or not one of a format of prepared models.
        public static let invalidName = Code(value: .invalidName)
        /// The directory is not an OCI image layout with one manifest.
        public static let invalidLayout = Code(value: .invalidLayout)
        /// A manifest or an image index that is not what OCI or a bundle asks for.
        public static let invalidManifest = Code(value: .invalidManifest)
        /// A config of another schema, or with a field that is missing or out of its range.
        public static let invalidConfig = Code(value: .invalidConfig)
        /// What a bundle should be made of does not fit together.
        public static let invalidSpecification = Code(value: .invalidSpecification)
        /// A model whose inputs or outputs are not what the bundle promises.
        public static let invalidModel = Code(value: .invalidModel)
        /// A file or a role that should be there and is not.
        public static let missing = Code(value: .missing)
        /// Content whose size or SHA-256 is not the one it is known by.
        public static let corrupt = Code(value: .corrupt)
        /// More bytes than declared, or than anybody can mean.
        public static let tooLarge = Code(value: .tooLarge)
        /// There is no space left, or no more of it is allowed.
        public static let diskFull = Code(value: .diskFull)
        /// Something is where a bundle should be written, and may not be replaced.
        public static let alreadyExists = Code(value: .alreadyExists)
        /// An ingest that was used after its commit or cancellation.
        public static let finished = Code(value: .finished)
        /// A gate that the bundle was not calibrated for, or a risk out of its range.
        public static let unsuitableGate = Code(value: .unsuitableGate)
        /// The operating system refused.
        public static let fileSystem = Code(value: .fileSystem)
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
