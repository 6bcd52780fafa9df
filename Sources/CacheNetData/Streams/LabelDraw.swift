internal import CacheNetCore

/// How a stream draws the label that it shows next: from all, each as likely as any other, or from a working set.
public struct LabelDraw: Sendable {
    private let count: Int
    private let source: WorkingSetDraw?
    /// The labels of the set, the most frequent one first.
    private var set: [Int] = []
    /// Runs that the set has left.
    private var rest = 0

    /// From all.
    ///
    /// - Parameter count: of labels, at least 1.
    public init(of count: Int) {
        self.count = count
        source = nil
    }

    /// - Parameters:
    ///   - workingSet: `nil` draws from all.
    ///   - pool: whose `sequences` are drawn by their index.
    ///   - groups: indices of labels, none in two of them, such as those of each partition; read for a set that is
    ///     aligned.
    /// - Throws: ``DataError`` when a number is out of its range or the groups do not hold so many labels.
    public init(_ workingSet: WorkingSet?, of pool: LabelSequences, groups: [[Int]]) throws(DataError) {
        count = pool.sequences.count
        guard let workingSet else {
            source = nil
            return
        }
        guard (1...max(1, count)).contains(workingSet.labels) else {
            throw DataError(
                .invalidStream,
                "working-set: expected 1 to \(max(1, count)), the labels with records, got \(workingSet.labels)")
        }
        guard workingSet.runs >= 1 else {
            throw DataError(.invalidStream, "working-set-runs: expected at least 1, got \(workingSet.runs)")
        }
        let groups = workingSet.isAligned ? try Self.groups(groups, workingSet, pool) : [Array(0..<count)]
        source = WorkingSetDraw(workingSet: workingSet, weights: WeightedDraw(workingSet.weights), groups: groups)
    }

    /// Draws the label of a run, and counts the run.
    mutating func next(using generator: inout SeededGenerator) -> Int {
        guard let source else { return generator.draw(below: count) }
        if rest == 0 {
            set = source.labels(using: &generator)
            rest = source.workingSet.runs
        }
        rest -= 1
        return set[source.weights.draw(&generator)]
    }

    /// Counts one more track of the label that was drawn last.
    ///
    /// - Returns: whether there may be one: `false` where the working set has had its runs.
    mutating func goesOn() -> Bool {
        guard source != nil else { return true }
        guard rest > 0 else { return false }
        rest -= 1
        return true
    }

    /// The groups as indices of the pool's labels.
    private static func groups(
        _ groups: [[Int]], _ workingSet: WorkingSet, _ pool: LabelSequences
    ) throws(DataError) -> [[Int]] {
        guard groups.contains(where: { !$0.isEmpty }) else {
            throw DataError(
                .invalidStream,
                "working-set-aligned: expected a bundle whose partitions have classes, got one with none"
            )
        }
        let held = groups.map { group in pool.labels.indices.filter { group.contains(pool.labels[$0]) } }
        let total = held.reduce(0) { $0 + $1.count }
        guard workingSet.labels <= total else {
            throw DataError(
                .invalidStream,
                "working-set: expected at most \(total), the partitions' labels with records, "
                    + "got \(workingSet.labels)"
            )
        }
        return held.filter { !$0.isEmpty }
    }
}
