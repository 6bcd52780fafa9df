import Testing

@testable import CacheNetCore

/// Which label comes next, by what came so far.
struct LabelHabitsTests {
    private static let labels = 10

    /// A belief that has seen so many things, each for one frame, a sure answer to each.
    private func belief(after count: Int, label: (Int) -> Int) throws -> LabelBelief {
        var belief = LabelBelief(labels: Self.labels, canStay: false)
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

    @Test func aStreamOfASingleLabelHasNoOthers() {
        var habits = LabelHabits(labels: 1)
        habits.observe(unchanged: 1, change: 0, changeByShares: 0)
        habits.advance(from: [1], changed: [0])
        #expect(habits.shares == [1])
    }

    @Test func sharesAlwaysSumToOne() {
        var habits = LabelHabits(labels: 4)
        var changed = [0.25, 0.25, 0.25, 0.25]
        for label in [2, 2, 0, 2, 0, 0, 2, 1] {
            let before = (0..<4).map { $0 == label ? 0.97 : 0.01 }
            habits.advance(from: before, changed: changed)
            #expect(abs(habits.shares.reduce(0, +) - 1) < 1e-12)
            habits.observe(unchanged: 0.01, change: 0.3, changeByShares: 0.4)
            changed = (0..<4).map { $0 == label ? 0.9 : 0 }
        }
        // No change leads to what is there already.
        habits.advance(from: [0, 1, 0, 0], changed: changed)
        #expect(habits.shares[1] == 0)
        #expect(habits.shares[2] > habits.shares[3])
    }
}
