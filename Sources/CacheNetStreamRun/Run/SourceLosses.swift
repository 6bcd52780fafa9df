/// Frames that a live source had and the device never saw.
package struct SourceLosses: Sendable, Equatable {
    /// Frames that a newer one replaced before the device was ready for them.
    package var dropped: Int
    /// Packets that were damaged.
    package var damaged: Int
    /// How often the stream was lost.
    package var losses: Int

    package init(dropped: Int, damaged: Int, losses: Int) {
        self.dropped = dropped
        self.damaged = damaged
        self.losses = losses
    }
}
