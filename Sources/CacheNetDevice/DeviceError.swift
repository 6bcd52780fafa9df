/// A frame that a device cannot take, or a device that cannot start.
public struct DeviceError: Error, Sendable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value {
            case invalidFrame, unknownModel, modelUnavailable, bundleUnavailable, unsuitableVersion
            case insufficientCapacity, shutDown
        }
        private let value: Value
        public static let invalidFrame = Code(value: .invalidFrame)
        /// A model that the bundle does not have.
        public static let unknownModel = Code(value: .unknownModel)
        /// A model that could not be fetched or loaded.
        public static let modelUnavailable = Code(value: .modelUnavailable)
        public static let bundleUnavailable = Code(value: .bundleUnavailable)
        /// A version of the bundle that cannot take the place of the one at work: its frames have another shape.
        public static let unsuitableVersion = Code(value: .unsuitableVersion)
        /// A bound of bytes that a partition does not fit into.
        public static let insufficientCapacity = Code(value: .insufficientCapacity)
        /// The device was shut down.
        public static let shutDown = Code(value: .shutDown)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
