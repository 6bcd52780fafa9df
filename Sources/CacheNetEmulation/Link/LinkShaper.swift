internal import CacheNetCore

/// One direction of a link, as a value: told what comes when, it says when that leaves at the other side.
///
/// Bytes wait until those before them are sent, take their length divided by the rate to be sent themselves, and arrive
/// a delay with jitter later, never before what was sent earlier. In a gap nothing is sent and nothing arrives. Times count from any one moment. Losses, slow start
/// and the handshake of a new connection are not part of it.
struct LinkShaper: Sendable {
    private let delay: Duration
    private let jitter: Duration
    private let bitsPerSecond: Double
    private var gaps: LinkGaps
    private var generator: SeededGenerator
    /// When the last byte so far is sent.
    private var sent = Duration.zero
    /// When the last byte so far arrives.
    private var arrived = Duration.zero

    /// - Parameters:
    ///   - delay, jitter: at least 0; a delay never becomes negative.
    ///   - bitsPerSecond: above 0.
    ///   - gaps: when nothing gets through.
    ///   - seed: of the jitter.
    init(
        delay: Duration, jitter: Duration = .zero, bitsPerSecond: Double, gaps: LinkGaps = LinkGaps(), seed: UInt64 = 0
    ) {
        self.delay = delay
        self.jitter = jitter
        self.bitsPerSecond = bitsPerSecond
        self.gaps = gaps
        generator = SeededGenerator(seed: seed)
    }

    /// How many bytes of a connection the link takes at most: what is on its way, and a short queue of 8 KiB before
    /// it, so that a download does not hold up an answer for long.
    var window: Int {
        Int(min((delay + jitter) / .seconds(1) * bitsPerSecond / 8, 64e6)) + 8 << 10
    }

    /// Takes bytes that come at a time, not before those of an earlier call.
    ///
    /// - Returns: when the last of them leaves at the other side.
    mutating func departure(of bytes: Int, arrivingAt time: Duration) -> Duration {
        sent = gaps.opening(from: max(sent, time)) + .seconds(Double(bytes) * 8 / bitsPerSecond)
        let strayed = delay + jitter * (2 * generator.drawUnit() - 1)
        // What a gap meets on its way arrives when it is over.
        arrived = gaps.opening(from: max(arrived, sent + max(.zero, strayed)))
        return arrived
    }
}
