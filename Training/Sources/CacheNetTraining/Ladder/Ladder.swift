/// The models that a device gets: a fallback model for all labels, and so many partitions; or partitions alone.
public struct Ladder: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The fallback model's network, such as `resnet:16x1/2`.
    public var fallback: String
    /// The partitions' network. Partitions of the fallback model's own one start from what that has learned.
    public var partition: String
    /// K, at least 0; without partitions the fallback model is all that a device has.
    public var partitions: Int
    /// Whether the bundle has the fallback model; otherwise it is only what partitions start from.
    public var hasFallback: Bool

    /// - Parameter partition: `nil` for the fallback model's network.
    public init(fallback: String, partition: String? = nil, partitions: Int, hasFallback: Bool = true) {
        self.fallback = fallback
        self.partition = partition ?? fallback
        self.partitions = partitions
        self.hasFallback = hasFallback
    }

    /// For example `resnet:16x1/2 + 4 x resnet:8x1/2`.
    public var description: String {
        let models = (hasFallback ? [fallback] : []) + (partitions > 0 ? ["\(partitions) x \(partition)"] : [])
        return models.joined(separator: " + ")
    }
}
