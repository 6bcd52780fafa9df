/// The models that a device gets: a fallback model for all labels, and so many partitions.
public struct Ladder: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The fallback model's network, such as `resnet:16x1/2`.
    public var fallback: String
    /// The partitions' network. Partitions of the fallback model's own one start from what that has learned.
    public var partition: String
    /// K, at least 0; without partitions the fallback model is all that a device has.
    public var partitions: Int

    /// - Parameter partition: `nil` for the fallback model's network.
    public init(fallback: String, partition: String? = nil, partitions: Int) {
        self.fallback = fallback
        self.partition = partition ?? fallback
        self.partitions = partitions
    }

    /// For example `resnet:16x1/2 + 4 x resnet:8x1/2`.
    public var description: String {
        partitions == 0 ? fallback : "\(fallback) + \(partitions) x \(partition)"
    }
}
