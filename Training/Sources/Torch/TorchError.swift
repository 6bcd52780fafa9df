internal import CTorch

/// What libtorch refused, or what it was not even asked. The message says what was expected and what came; it is
/// libtorch's own where libtorch refused.
public struct TorchError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value { case unavailable, operation, invalidArgument, fileSystem, invalidFile }
        private let value: Value
        /// This program was built without libtorch.
        public static let unavailable = Code(value: .unavailable)
        /// An operation that libtorch refused, such as one on shapes that do not fit.
        public static let operation = Code(value: .operation)
        /// An argument that does not fit, found before libtorch was asked.
        public static let invalidArgument = Code(value: .invalidArgument)
        /// The system refused to read or write a file; the message names its path.
        public static let fileSystem = Code(value: .fileSystem)
        /// A file whose content is not in its format; the message names its path.
        public static let invalidFile = Code(value: .invalidFile)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

extension TorchError {
    /// The reason of the latest failure on this thread.
    static func latest() -> TorchError {
        TorchError(ct_version() == nil ? .unavailable : .operation, String(cString: ct_last_error()))
    }

    /// Throws the reason when a function of the C interface says that it failed.
    static func check(_ succeeded: Bool) throws(TorchError) {
        guard succeeded else { throw latest() }
    }

    /// The same for one that uses the handles of tensors, which are kept alive until it returns.
    static func check<Tensors>(of tensors: Tensors, _ call: () -> Bool) throws(TorchError) {
        try check(withExtendedLifetime(tensors) { call() })
    }
}
