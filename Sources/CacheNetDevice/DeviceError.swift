/// A frame that a device cannot take, or a device that cannot start.
public struct DeviceError: Error, Sendable, CustomStringConvertible {
    public struct Code: Sendable, Hashable {
        private enum Value {
            case invalidFrame, unknownPartition, partitionUnavailable, bundleUnavailable, unsuitableGate
            case insufficientCapacity
        }
        private let value: Value
        public static let invalidFrame = Code(value: .invalidFrame)
        public static let unknownPartition = Code(value: .unknownPartition)
        public static let partitionUnavailable = Code(value: .partitionUnavailable)
        public static let bundleUnavailable = Code(value: .bundleUnavailable)
        public static let unsuitableGate = Code(value: .unsuitableGate)
        /// A bound of bytes that a partition does not fit into.
        public static let insufficientCapacity = Code(value: .insufficientCapacity)
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
