import CacheNetData
import Testing

struct WorkingSetTests {
    /// Ten sequences of one record of each of forty labels.
    private let walks = Walks(labels: 40, lengths: [Int](repeating: 1, count: 400))

    private func labels(
        _ kind: StreamKind, _ set: WorkingSet, dwell: Double = 1, groups: [[Int]] = [], seed: UInt64 = 3, _ count: Int
    ) throws -> [Int] {
        let settings = StreamSettings(kind, dwell: dwell, workingSet: set)
        return try DrawnStream(settings, seed: seed, dataset: walks, groups: groups).prefix(count).compactMap(
            walks.label)
    }

    /// At a dwell of 1 every frame here is a run, a track and a walk.
    @Test(arguments: StreamKind.allCases)
    func forAWhileThereAreFewLabelsAndThenOthers(kind: StreamKind) throws {
        let labels = try labels(kind, WorkingSet(labels: 5, runs: 60), 60 * 50)
        let sets = stride(from: 0, to: labels.count, by: 60).map { Set(labels[$0..<$0 + 60]) }
        #expect(sets.allSatisfy { $0.count <= 5 })
        #expect(Set(sets).count > 45)
        #expect(Set(labels).count == 40)
    }

    @Test(arguments: StreamKind.allCases)
    func theSameSeedGivesTheSameStream(kind: StreamKind) throws {
        let set = WorkingSet(labels: 5)
        #expect(try labels(kind, set, 500) == labels(kind, set, 500))
        #expect(try labels(kind, set, 500) != labels(kind, set, seed: 4, 500))
    }

    @Test func labelsFollowZipfsLaw() throws {
        let labels = try labels(.uniform, WorkingSet(labels: 3, runs: 100_000), 100_000)
        let shares = Dictionary(grouping: labels) { $0 }.values.map { Double($0.count) / 100_000 }.sorted(by: >)
        // 1, 2^-0.8 and 3^-0.8 of their sum.
        #expect(zip(shares, [0.5037, 0.2893, 0.2092]).allSatisfy { abs($0 - $1) < 0.006 }, "\(shares)")
    }

    @Test func aRunCountsOnceHoweverLongItIs() throws {
        let labels = try labels(.independent, WorkingSet(labels: 2, runs: 50), dwell: 20, 40_000)
        // 50 runs of 20 frames.
        let sets = stride(from: 0, to: 40_000, by: 250).map { Set(labels[$0..<$0 + 250]) }
        #expect(zip(sets, sets.dropFirst()).count { $0.isDisjoint(with: $1) } < 60)
        #expect(Set(labels).count > 25)
    }

    /// A long run of one label ends with its set.
    @Test func tracksAreCountedAndNotTheirRuns() throws {
        let labels = try labels(.tracks, WorkingSet(labels: 1, runs: 7), dwell: 1e6, 7000)
        for start in stride(from: 0, to: 7000, by: 7) { #expect(Set(labels[start..<start + 7]).count == 1) }
        #expect(Set(labels).count == 40)
    }

    /// Walks of a label come once each before any comes again.
    @Test func walksOfALabelTakeTurns() throws {
        let settings = StreamSettings(.natural, workingSet: WorkingSet(labels: 1, runs: 10))
        let records = Array(try DrawnStream(settings, seed: 3, dataset: walks).prefix(1000))
        for start in stride(from: 0, to: 1000, by: 10) { #expect(Set(records[start..<start + 10]).count == 10) }
    }

    @Test func anAlignedSetIsOfAsFewGroupsAsPossible() throws {
        let groups = [Array(0..<12), Array(12..<17), Array(17..<30), Array(30..<38)]
        func sets(_ count: Int) throws -> [Set<Int>] {
            let labels = try labels(
                .uniform, WorkingSet(labels: count, runs: 400, isAligned: true), groups: groups, 400 * 60)
            return stride(from: 0, to: labels.count, by: 400).map { start in
                Set(labels[start..<start + 400].map { label in groups.firstIndex { $0.contains(label) } ?? -1 })
            }
        }
        let small = try sets(5)
        #expect(small.allSatisfy { $0.count == 1 })
        #expect(Set(small) == [[0], [1], [2], [3]], "any group that is large enough")
        let middle = try sets(12)
        #expect(Set(middle) == [[0], [2]])
        let large = try sets(20)
        #expect(large.allSatisfy { $0.count <= 2 })
        #expect(Set(large).isSuperset(of: [[0, 2], [0, 3], [2, 3]]))
        #expect(!Set(large).contains([1, 3]), "they hold 13 together")
    }

    @Test(arguments: [
        (WorkingSet(labels: 41), [[]], "working-set: expected 1 to 40, the labels with records, got 41"),
        (WorkingSet(labels: 3, runs: 0), [[]], "working-set-runs: expected at least 1, got 0"),
        (WorkingSet(labels: 3, isAligned: true), [[], []], "expected a bundle whose partitions have classes"),
        (
            WorkingSet(labels: 3, isAligned: true), [[1], [5]],
            "expected at most 2, the partitions' labels with records"
        ),
    ])
    func whatCannotBeDrawnIsSaid(set: WorkingSet, groups: [[Int]], message: String) {
        #expect {
            try labels(.uniform, set, groups: groups, 1)
        } throws: { ($0 as? DataError)?.message.contains(message) == true }
    }
}
