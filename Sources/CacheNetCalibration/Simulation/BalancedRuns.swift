internal import CacheNetData

/// Like a ``DwellStream``, but every label has its run before any has another, in an order that is drawn anew each time.
///
/// What a gate loses differs from label to label. Where labels are drawn at will, a stream of some hundred runs tells more
/// about the labels that it happened to get than about the gate.
struct BalancedRuns {
    let pool: RecordPool
    /// Mean length of a run, at least 1.
    let dwell: Double

    func records(_ count: Int, using generator: inout SeededGenerator) -> [Int] {
        var records: [Int] = []
        records.reserveCapacity(count)
        var deck: [Int] = []
        while records.count < count {
            if deck.isEmpty { deck = generator.shuffled(Array(pool.sequences.indices)) }
            var length = 1
            while generator.drawUnit() >= 1 / dwell { length += 1 }
            // One run of one label: it ends by its length alone.
            let run = pool.labels([deck.removeLast()]).stream(dwell: 1e12, seed: generator.next())
            records.append(contentsOf: run.prefix(min(length, count - records.count)))
        }
        return records
    }
}
