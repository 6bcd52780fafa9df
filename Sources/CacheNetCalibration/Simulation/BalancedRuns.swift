internal import CacheNetCore
internal import CacheNetData

/// Like a drawn stream of its kind, but where that has runs of one label all labels have as many of them: they are dealt
/// from a shuffled deck that has each label equally often.
///
/// What a gate loses differs from label to label. Where labels are drawn at will, a stream of some hundred runs tells more
/// about the labels that it happened to get than about the gate. Of few labels the deck has several cards each, so that
/// a label follows itself about as often as in a drawn stream: where it never does, a gate loses less.
struct BalancedRuns {
    let pool: RecordPool
    let kind: StreamKind
    /// Mean length of a run, in frames or whole tracks, at least 1; without meaning for a kind that has no runs.
    let dwell: Double

    /// One run of one label: it ends by its length alone.
    private static let endless = 1e12
    /// Cards of a deck, at least.
    private static let leastCards = 100

    func records(_ count: Int, using generator: inout SeededGenerator) -> [Int] {
        switch kind {
        case .natural: return Array(pool.naturalStream(seed: generator.next()).prefix(count))
        case .uniform: return Array(pool.uniformStream(seed: generator.next()).prefix(count))
        case .independent, .tracks: break
        }
        let labels = pool.sequences.indices
        let cards = (0..<max(1, Self.leastCards / max(labels.count, 1))).flatMap { _ in labels }
        var records: [Int] = []
        records.reserveCapacity(count)
        var deck: [Int] = []
        while records.count < count {
            if deck.isEmpty { deck = generator.shuffled(cards) }
            var length = 1
            while generator.drawUnit() >= 1 / dwell { length += 1 }
            let run = pool.labels([deck.removeLast()])
            let rest = count - records.count
            if kind == .tracks {
                var tracks = run.trackStream(dwell: Self.endless, seed: generator.next()).makeIterator()
                // Each has at least one record, so more than the rest are not needed.
                for _ in 0..<min(length, rest) { records.append(contentsOf: tracks.nextTrack()) }
            } else {
                let frames = run.stream(dwell: Self.endless, seed: generator.next())
                records.append(contentsOf: frames.prefix(min(length, rest)))
            }
        }
        return Array(records.prefix(count))
    }
}

extension StreamKind {
    /// Whether a stream has as many runs of each label as of any other.
    var showsLabelsEvenly: Bool { self == .independent || self == .tracks }
}
