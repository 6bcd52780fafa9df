import Testing

@testable import CacheNetCore

struct LabelBeliefTests {
    private static let labels = 4

    private func evidence(_ label: Int, _ strength: Double = 20) throws -> Evidence {
        try #require(Evidence((0..<Self.labels).map { $0 == label ? strength : 1 }))
    }

    private func see(
        _ belief: inout LabelBelief, _ label: Int, _ strength: Double = 20, novelty: Double = 1,
        resemblance: Resemblance = .unknown
    ) throws {
        belief.advance()
        let evidence = try evidence(label, strength)
        belief.observe(evidence, repeated: evidence.weakened(to: novelty), resemblance)
    }

    @Test func probabilitiesSumToOne() throws {
        var belief = LabelBelief(labels: Self.labels, canStay: true)
        for label in [0, 0, 1, 3, 3] {
            try see(&belief, label)
            #expect(abs(belief.probabilities.reduce(0, +) - 1) < 1e-9)
            #expect(zip(belief.changed, belief.probabilities).allSatisfy { $0 >= 0 && $0 <= $1 + 1e-12 })
            #expect((0...1).contains(belief.staying))
        }
    }

    @Test func aLongRunOutweighsOneOddAnswer() throws {
        var belief = LabelBelief(labels: Self.labels, canStay: false)
        for _ in 0..<60 { try see(&belief, 2) }
        let calm = belief.expectedChange
        try see(&belief, 1)
        #expect(belief.probabilities[2] > 0.5)
        #expect(belief.changed[1] > belief.changed[2], "if it changed, it is now what the answer says")
        for label in [0, 3, 1, 2, 0, 3, 1, 0, 2, 3] { try see(&belief, label, 1000) }
        #expect(belief.expectedChange > 3 * calm, "it learns how often labels change")
    }

    /// Errors on one thing are alike: the same answer on the same thing again says nothing new.
    @Test func whatIsRepeatedOnTheSameThingIsNoNews() throws {
        let same = Resemblance(same: 0.999, other: 0.001)
        func certainty(novelty: Double, _ resemblance: Resemblance) throws -> Double {
            var belief = LabelBelief(labels: Self.labels, canStay: true)
            try see(&belief, 1, 3)
            for _ in 0..<8 { try see(&belief, 1, 3, novelty: novelty, resemblance: resemblance) }
            return belief.probabilities[1]
        }
        let (stale, fresh) = (try certainty(novelty: 0, same), try certainty(novelty: 1, same))
        #expect(stale < 0.75)
        #expect(fresh > 0.95)
        #expect(try certainty(novelty: 0, Resemblance(same: 0.001, other: 0.999)) > 0.9, "other things are news")
    }

    /// Of a thing that came while no model ran, the first answer is news, however long it has been in view by then.
    @Test func whatNoModelHasSeenIsNews() throws {
        let same = Resemblance(same: 0.999, other: 0.001)
        func certainty(frames: Int, hearing: Bool) throws -> Double {
            var belief = LabelBelief(labels: Self.labels, canStay: true)
            for _ in 0..<3 { try see(&belief, 2, 20) }
            // Another thing.
            belief.advance(Resemblance(same: 0.001, other: 0.999))
            for _ in 0..<frames {
                if hearing { belief.observe(try #require(Evidence([1, 1, 1, 1])), repeated: [1, 1, 1, 1]) }
                belief.advance(same)
            }
            let evidence = try evidence(1, 500)
            belief.observe(evidence, repeated: evidence.weakened(to: 0), same)
            return belief.probabilities[1]
        }
        #expect(try certainty(frames: 5, hearing: false) > 0.8)
        #expect(try certainty(frames: 5, hearing: true) < 0.5, "heard of, even if that said nothing")
    }

    /// What the full model says of a thing may change while it is in view: then a new answer is news, but not another thing.
    @Test func theLabelOfAThingMayChange() throws {
        let same = Resemblance(same: 0.9999, other: 0.0001)
        func belief(changesInView: Double) throws -> LabelBelief {
            var belief = LabelBelief(labels: Self.labels, canStay: true, changesInView: changesInView)
            try see(&belief, 1, 500)
            for _ in 0..<8 { try see(&belief, 1, 500, novelty: 0, resemblance: same) }
            for _ in 0..<12 { try see(&belief, 2, 500, novelty: 0, resemblance: same) }
            return belief
        }
        let (firm, wavering) = (try belief(changesInView: 0), try belief(changesInView: 0.1))
        #expect(firm.probabilities[1] > 0.9)
        #expect(wavering.probabilities[2] > 0.6 && wavering.changed[2] > 10 * firm.changed[2])
        #expect(wavering.staying > 0.95)
        #expect(abs(wavering.probabilities.reduce(0, +) - 1) < 1e-9)
        #expect(wavering.expectedChange > firm.expectedChange)
    }

    @Test func whatIsNoNumberChangesNothing() throws {
        #expect(Evidence([1, .nan]) == nil)
        #expect(Evidence([0, 0]) == nil)
        #expect(Evidence([1, -1]) == nil)
        var belief = LabelBelief(labels: Self.labels, canStay: true)
        try see(&belief, 1)
        let before = belief
        let other = try #require(Evidence([1, 2]))
        belief.observe(other, repeated: other.likelihoods)
        #expect(belief == before, "an answer for another number of labels")
    }

    @Test func evidenceIsWeakenedByItsPower() throws {
        let evidence = try evidence(2, 16)
        let half = evidence.weakened(to: 0.5)
        #expect(abs(half[2] / half[0] - 4) < 1e-9)
        #expect(evidence.weakened(to: 1) == evidence.likelihoods)
        #expect(evidence.weakened(to: 0) == [1, 1, 1, 1])
        #expect(abs(evidence.probability(of: 2) - 16.0 / 19) < 1e-9)
    }
}
