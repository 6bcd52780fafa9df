/// Counts of answers by origin. `frames` is their sum by construction.
public struct OutcomeCounters: Sendable, Equatable {
    /// Frames that the device answered within the risk that is allowed.
    public private(set) var hits = 0
    /// Hits for which no model ran.
    public private(set) var skips = 0
    /// Frames that the edge answered.
    public private(set) var misses = 0
    /// Frames that the device answered because the edge could not, or not in time.
    public private(set) var degraded = 0
    /// Frames that nobody answered.
    public private(set) var failed = 0

    /// Nothing is counted yet.
    public init() {}

    /// All frames that were counted.
    public var frames: Int { hits + misses + degraded + failed }

    /// Share of hits among all frames, 0 to 1; 0 before the first frame.
    public var hitRatio: Double { frames == 0 ? 0 : Double(hits) / Double(frames) }

    /// Counts one more finished frame.
    ///
    /// - Parameter ranModel: whether a model of the device ran for it.
    public mutating func count(_ origin: Origin, ranModel: Bool = true) {
        switch origin {
        case .hit:
            hits += 1
            if !ranModel { skips += 1 }
        case .miss: misses += 1
        case .degraded: degraded += 1
        case .failed: failed += 1
        }
    }

    /// Adds counts of other frames.
    public static func += (sum: inout OutcomeCounters, more: OutcomeCounters) {
        sum.hits += more.hits
        sum.skips += more.skips
        sum.misses += more.misses
        sum.degraded += more.degraded
        sum.failed += more.failed
    }
}
