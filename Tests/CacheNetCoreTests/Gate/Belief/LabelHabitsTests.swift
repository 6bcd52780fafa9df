import Testing

@testable import CacheNetCore

/// Which label comes next, by what came so far.
struct LabelHabitsTests {
    private static let labels = 10

    /// A belief that has seen so many things, each for one frame, a sure answer to each.
    private func belief(
        after count: Int, groups: LabelGroups? = nil, label: (Int) -> Int
    ) throws -> LabelBelief {
        var belief = LabelBelief(labels: Self.labels, canStay: false, groups: groups)
        for index in 0..<count {
            let label = label(index)
            let evidence = try #require(Evidence((0..<Self.labels).map { $0 == label ? 1000 : 1 }))
            belief.advance()
            belief.observe(evidence, repeated: evidence.likelihoods)
        }
        return belief
    }

    /// What it makes of a frame of which is known only that it is one of two labels.
    private func odds(of label: Int, to other: Int, _ belief: LabelBelief) throws -> Double {
        var belief = belief
        let evidence = try #require(
            Evidence((0..<Self.labels).map { $0 == label || $0 == other ? 1000 : 1 }))
        belief.advance()
        belief.observe(evidence, repeated: evidence.likelihoods)
        return belief.probabilities[label] / belief.probabilities[other]
    }

    @Test func whatComesAgainAndAgainIsMoreLikely() throws {
        // The last one is label 2; 1 has been there, 7 has not.
        let belief = try belief(after: 120) { $0 % 3 }
        #expect(try odds(of: 1, to: 7, belief) > 10)
    }

    @Test func whereAllLabelsComeNoneIsFavoured() throws {
        // Each of ten, in an order without any pattern that lasts; the last one is label 9.
        let belief = try belief(after: 300) { [3, 0, 7, 1, 5, 8, 2, 6, 4, 9][$0 % 10] }
        #expect((0.5...2).contains(try odds(of: 1, to: 7, belief)))
    }

    @Test func otherLabelsAreLearnedSoon() throws {
        let belief = try belief(after: 240) { $0 < 180 ? $0 % 3 : 5 + $0 % 3 }
        #expect(try odds(of: 5, to: 9, belief) > 5)
    }

    /// Two partitions of five labels each.
    private static let halves = LabelGroups(
        (0..<2).map { half in (0..<labels).map { $0 / 5 == half ? 1 : 0 } }, labels: labels)

    /// How likely the next frame shows a label of the second half.
    private func another(_ belief: LabelBelief) -> Double {
        var belief = belief
        belief.advance()
        return belief.probabilities[5...].reduce(0, +)
    }

    @Test func whereChangesStayWithinAPartitionOtherOnesAreUnlikely() throws {
        func stream(_ groups: LabelGroups?) throws -> LabelBelief {
            try belief(after: 120, groups: groups) { [0, 2, 4, 1, 3][$0 % 5] }
        }
        #expect(another(try stream(nil)) > 0.08)
        #expect((0.01...0.03).contains(another(try stream(Self.halves))), "one change in fifty")
    }

    @Test func anotherPartitionIsLearnedSoon() throws {
        let belief = try belief(after: 130, groups: Self.halves) { [0, 2, 4, 1, 3][$0 % 5] + ($0 < 120 ? 0 : 5) }
        #expect(another(belief) > 0.9)
    }

    @Test func whereChangesLeadAnywherePartitionsDoNotMatter() throws {
        let belief = try belief(after: 300, groups: Self.halves) { [3, 0, 7, 1, 5, 8, 2, 6, 4, 9][$0 % 10] }
        #expect((0.5...2).contains(try odds(of: 6, to: 1, belief)))
    }

    @Test func aStreamOfASingleLabelHasNoOthers() {
        var habits = LabelHabits(labels: 1)
        habits.observe([1], unchanged: 1, change: 0, changeByShares: 0, expected: 0)
        habits.advance(from: [1], changed: [0])
        #expect(habits.shares == [1])
    }

    @Test(arguments: [
        nil, LabelGroups([[1, 1, 0, 0], [0, 0, 1, 1]], labels: 4),
        LabelGroups([[1, 0.4, 0, 0], [0, 0.6, 0, 0]], labels: 4),
    ])
    func sharesAlwaysSumToOne(_ groups: LabelGroups?) {
        var habits = LabelHabits(labels: 4, groups: groups)
        var changed = [0.25, 0.25, 0.25, 0.25]
        for label in [2, 2, 0, 2, 0, 0, 2, 1] {
            let before = (0..<4).map { $0 == label ? 0.97 : 0.01 }
            habits.advance(from: before, changed: changed)
            #expect(abs(habits.shares.reduce(0, +) - 1) < 1e-12)
            habits.observe(
                [0.1, 0.2, 0.9, 0.4], unchanged: 0.01, change: 0.3, changeByShares: 0.4, expected: 0.5)
            changed = (0..<4).map { $0 == label ? 0.9 : 0 }
        }
        // No change leads to what is there already.
        habits.advance(from: [0, 1, 0, 0], changed: changed)
        #expect(habits.shares[1] == 0)
        #expect(habits.shares[2] > habits.shares[3])
    }
}

struct LabelGroupsTests {
    @Test func aLabelIsWithThePartitionThatHasMostOfItsInputs() throws {
        let groups = try #require(LabelGroups([[1, 0.4, 0, 0], [0, 0.6, 0, 0]], labels: 4))
        #expect(groups.group == [0, 1, 2, 2], "those of no partition are a group as well")
        #expect(groups.sizes == [1, 1, 2])
    }

    @Test func oneGroupOfAllTellsNothing() {
        #expect(LabelGroups([[1, 1]], labels: 2) == nil)
        #expect(LabelGroups([], labels: 2) == nil)
    }
}
