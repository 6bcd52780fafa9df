/// Sums over some frames, from which every figure that has an interval follows.
struct ScoreTally: Sendable, Hashable {
    var frames = 0
    var hits = 0
    var loss = 0
    var filteredLoss = 0
    /// First frames after a change of label, and what they lost.
    var firsts = 0
    var firstLoss = 0
    /// The first three frames after each.
    var early = 0
    var earlyLoss = 0

    mutating func add(_ frame: ScoredFrame) {
        frames += 1
        if frame.isHit { hits += 1 }
        loss += frame.loss
        filteredLoss += frame.filteredLoss
        guard let since = frame.sinceChange, since < 3 else { return }
        early += 1
        earlyLoss += frame.loss
        guard since == 0 else { return }
        firsts += 1
        firstLoss += frame.loss
    }

    mutating func add(_ other: ScoreTally) {
        frames += other.frames
        hits += other.hits
        loss += other.loss
        filteredLoss += other.filteredLoss
        firsts += other.firsts
        firstLoss += other.firstLoss
        early += other.early
        earlyLoss += other.earlyLoss
    }

    var hitRatio: Double { Self.share(hits, of: frames) }
    var meanLoss: Double { Self.share(loss, of: frames) }
    var meanFilteredLoss: Double { Self.share(filteredLoss, of: frames) }
    var firstGap: Double { Self.share(firstLoss, of: firsts) }
    var earlyGap: Double { Self.share(earlyLoss, of: early) }

    private static func share(_ count: Int, of all: Int) -> Double { all == 0 ? 0 : Double(count) / Double(all) }
}
