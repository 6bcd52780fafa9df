/// Where the frames of a recorded run came from, in words that mean the same on every machine.
package struct RecordedStream: Sendable, Hashable, Codable {
    /// The data set, such as `cifar10`, without the place where it lies.
    package let source: String
    /// The order of the frames, such as `dwell 50`.
    package let order: String
    /// Of the draws; `nil` where nothing was drawn.
    package let seed: UInt64?

    package init(source: String, order: String, seed: UInt64?) {
        self.source = source
        self.order = order
        self.seed = seed
    }
}
