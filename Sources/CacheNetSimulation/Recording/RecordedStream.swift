/// Where the frames of a recorded run came from, in words that mean the same on every machine.
public struct RecordedStream: Sendable, Hashable, Codable {
    /// The data set, such as `cifar10`, without the place where it lies.
    public let source: String
    /// The order of the frames, such as `dwell 50`.
    public let order: String
    /// Of the draws; `nil` where nothing was drawn.
    public let seed: UInt64?

    public init(source: String, order: String, seed: UInt64?) {
        self.source = source
        self.order = order
        self.seed = seed
    }
}
