package import CacheNetCore

/// Which partitions a device made active, one after the other: all that replacement depends on.
///
/// A synchronous device has every partition that it wants before the next frame. So what its gate sees, and with it this
/// trace, is the same whatever the cache holds, and one trace answers for every capacity and policy.
package struct ActivationTrace: Sendable, Hashable {
    /// The partition that was loaded by order before the first frame; it is no download.
    package let start: PartitionID?
    /// In order, each another one than before.
    package private(set) var activations: [PartitionID] = []
    /// How many frames it stands for.
    package private(set) var frames = 0

    package init(startingWith start: PartitionID?) {
        self.start = start
    }

    /// A frame came.
    ///
    /// - Parameter next: the partition that is active after it.
    package mutating func append(_ next: PartitionID?) {
        frames += 1
        if let next, next != activations.last ?? start { activations.append(next) }
    }

    /// Every activation, that of the first partition included.
    var all: [PartitionID] { (start.map { [$0] } ?? []) + activations }
}
