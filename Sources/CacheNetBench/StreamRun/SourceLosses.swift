/// Frames that a live source had and the device never saw.
public struct SourceLosses: Sendable, Equatable {
    /// Frames that a newer one replaced before the device was ready for them.
    public var dropped: Int
    /// Packets that were damaged.
    public var damaged: Int
    /// How often the stream was lost.
    public var losses: Int

    public init(dropped: Int, damaged: Int, losses: Int) {
        self.dropped = dropped
        self.damaged = damaged
        self.losses = losses
    }
}
