/// What was lost on the first frames after changes of label.
struct ChangeTally: Sendable, Hashable {
    /// First frames after a change, and what they lost.
    private(set) var firsts = 0
    private var firstLoss = 0
    /// The first three frames after each.
    private(set) var early = 0
    private var earlyLoss = 0

    /// - Parameters:
    ///   - loss: of a frame, -1, 0 or 1.
    ///   - frames: since the label changed, 0 on the first; `nil` before any change.
    mutating func add(_ loss: Int, sinceChange frames: Int?) {
        guard let frames, frames < 3 else { return }
        early += 1
        earlyLoss += loss
        guard frames == 0 else { return }
        firsts += 1
        firstLoss += loss
    }

    mutating func add(_ other: ChangeTally) {
        firsts += other.firsts
        firstLoss += other.firstLoss
        early += other.early
        earlyLoss += other.earlyLoss
    }

    /// The share of first frames that was lost, -1 to 1; 0 without any.
    var firstGap: Double { Self.share(firstLoss, of: firsts) }
    /// The same of the first three.
    var earlyGap: Double { Self.share(earlyLoss, of: early) }

    private static func share(_ count: Int, of all: Int) -> Double { all == 0 ? 0 : Double(count) / Double(all) }
}
