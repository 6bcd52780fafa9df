import CacheNetCore
import CacheNetDevice
import Testing

/// A bound of bytes that a partition does not fit into.
struct ByteCapacityTests {
    private func rig(bytes: Int) throws -> Rig {
        try Rig(DeviceConfiguration(capacity: CacheCapacity(partitions: 3, bytes: bytes)))
    }

    @Test func theLargestPartitionFits() throws {
        _ = try rig(bytes: Toy.size(of: 2))
    }

    @Test(arguments: [1, 10, Toy.size(of: 2) - 1])
    func lessIsRefused(_ bytes: Int) throws {
        let error = try #require(throws: DeviceError.self) { try rig(bytes: bytes) }
        #expect(error.code == .insufficientCapacity)
        #expect(error.message.hasPrefix("capacity-bytes: expected at least \(Toy.size(of: 2))"))
        #expect(error.message.hasSuffix("got \(bytes)"))
    }
}
