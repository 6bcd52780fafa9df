/// What came of a source's frames so far, over all passes through it.
public struct VideoStatistics: Sendable, Equatable {
    /// Frames that were given to whoever asked for them.
    public internal(set) var frames = 0
    /// Decoded frames that a newer one replaced before anybody asked: the reader was slower than the video.
    public internal(set) var dropped = 0
    /// Packets that were left out because they were damaged.
    public internal(set) var damagedPackets = 0
    /// How often the stream was lost.
    public internal(set) var losses = 0
}
