/// Sums over some frames, from which every figure that has an interval follows.
struct ScoreTally: Sendable, Hashable {
    var frames = 0
    var hits = 0
    var loss = 0
    var filteredLoss = 0
    var changes = ChangeTally()
    var latency = Duration.zero

    mutating func add(_ frame: ScoredFrame) {
        frames += 1
        if frame.isHit { hits += 1 }
        loss += frame.loss
        filteredLoss += frame.filteredLoss
        changes.add(frame.loss, sinceChange: frame.sinceChange)
        latency += frame.latency
    }

    mutating func add(_ other: ScoreTally) {
        frames += other.frames
        hits += other.hits
        loss += other.loss
        filteredLoss += other.filteredLoss
        changes.add(other.changes)
        latency += other.latency
    }

    var hitRatio: Double { Self.share(hits, of: frames) }
    var meanLoss: Double { Self.share(loss, of: frames) }
    /// In milliseconds.
    var meanLatency: Double { latency / .milliseconds(1) / Double(max(frames, 1)) }
    var meanFilteredLoss: Double { Self.share(filteredLoss, of: frames) }

    private static func share(_ count: Int, of all: Int) -> Double { all == 0 ? 0 : Double(count) / Double(all) }
}
