/// What came of a stream.
public struct StreamFigures: Sendable, Hashable {
    /// How many frames came.
    public internal(set) var frames = 0
    /// Frames that the device answered.
    public internal(set) var hits = 0
    /// Hits for which no model ran.
    var skips = 0
    /// Hits that were wrong while the full model was right.
    public internal(set) var falseHits = 0
    /// Hits that were right while the full model was wrong.
    public internal(set) var luckyHits = 0
    /// How often another partition became active; with room for one, each is a download.
    public internal(set) var switches = 0
    /// From each frame to its answer, all together.
    var time = Duration.zero

    /// Of all frames, hits or not.
    private var changes = ChangeTally()

    /// Of a stream that has not begun.
    public init() {}

    /// From a frame to its answer; zero without frames.
    public var meanLatency: Duration { frames == 0 ? .zero : time / frames }
    /// Share of all frames, 0 to 1.
    public var hitRatio: Double { share(hits) }
    /// Share of all frames that were answered without a model, 0 to 1.
    var skipRatio: Double { share(skips) }
    /// Share of all frames that were false hits, 0 to 1.
    public var falseHitRatio: Double { share(falseHits) }
    /// Accuracy lost against the full model, as a share of all frames, -1 to 1.
    public var loss: Double { share(falseHits - luckyHits) }

    /// Accuracy lost against the full model on the first frame after a change of label, as a share of these, -1 to 1; 0
    /// without any.
    public var firstGap: Double { changes.firstGap }
    /// The same of the first three frames.
    public var earlyGap: Double { changes.earlyGap }

    /// First frames after changes of label.
    var firstFrames: Int { changes.firsts }
    /// The first three frames after each.
    var earlyFrames: Int { changes.early }

    /// - Parameters:
    ///   - loss: of a frame, -1, 0 or 1.
    ///   - frames: since the label changed, 0 on the first; `nil` before any change.
    mutating func count(_ loss: Int, sinceChange frames: Int?) { changes.add(loss, sinceChange: frames) }

    /// - Parameter loss: of one hit, -1, 0 or 1.
    mutating func count(hit loss: Int) {
        hits += 1
        if loss > 0 { falseHits += 1 }
        if loss < 0 { luckyHits += 1 }
    }

    mutating func add(hitsOf other: StreamFigures) {
        hits += other.hits
        falseHits += other.falseHits
        luckyHits += other.luckyHits
    }

    private func share(_ count: Int) -> Double { frames == 0 ? 0 : Double(count) / Double(frames) }
}
