/// A frame that a device cannot take, or a device that cannot start.
public struct DeviceError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for programs.
    public struct Code: Sendable, Hashable {
        private enum Value {
            case invalidFrame, unknownModel, modelUnavailable, bundleUnavailable, unsuitableVersion
            case insufficientCapacity, invalidConfiguration, shutDown
        }
        private let value: Value
        /// A frame of another type or shape than the bundle's.
        public static let invalidFrame = Code(value: .invalidFrame)
        /// A model that the bundle does not have.
        public static let unknownModel = Code(value: .unknownModel)
        /// A model that could not be fetched or loaded.
        public static let modelUnavailable = Code(value: .modelUnavailable)
        /// Neither the registry nor the store has a bundle to begin with.
        public static let bundleUnavailable = Code(value: .bundleUnavailable)
        /// A version of the bundle that cannot take the place of the one at work: its frames have another shape.
        public static let unsuitableVersion = Code(value: .unsuitableVersion)
        /// A bound of bytes that a partition does not fit into.
        public static let insufficientCapacity = Code(value: .insufficientCapacity)
        /// A configuration that the device's parts cannot carry out.
        public static let invalidConfiguration = Code(value: .invalidConfiguration)
        /// The device was shut down.
        public static let shutDown = Code(value: .shutDown)
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
