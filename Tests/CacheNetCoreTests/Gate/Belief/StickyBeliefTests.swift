import CacheNetCore
import Testing

struct StickyBeliefTests {
    private func total(_ belief: StickyBelief) -> Double {
        belief.probabilities.reduce(0, +)
    }

    @Test func itIsADistributionWhateverIsSeen() {
        var belief = StickyBelief(states: 3, switchRates: [0.5, 0.1, 0.01])
        for step in 0..<500 {
            belief.advance()
            belief.observe(state: step % 3, own: 0.9, foreign: Double(step % 7) / 10)
            #expect(abs(total(belief) - 1) < 1e-9)
            #expect(abs(belief.mean(over: [1, 1, 1]) - 1) < 1e-9)
        }
    }

    /// One switch rate of 0.2 and two states, by hand: after state 0 is certain the next frame is 0 with 0.8; evidence
    /// of 3 : 1 makes that 0.8 * 3 / (0.8 * 3 + 0.2) = 12 / 13.
    @Test func itFollowsBayesRule() {
        var belief = StickyBelief(states: 2, switchRates: [0.2])
        belief.observe(state: 0, own: 1, foreign: 0)
        belief.advance()
        #expect(abs(belief.probabilities[0] - 0.8) < 1e-9)
        belief.observe(state: 0, own: 0.75, foreign: 0.25)
        #expect(abs(belief.probabilities[0] - 12.0 / 13) < 1e-9)
    }

    @Test func theImpossibleChangesNothing() {
        var belief = StickyBelief(states: 2, switchRates: [0.2])
        belief.observe(state: 0, own: 1, foreign: 0)
        let before = belief
        belief.observe(state: 1, own: 1, foreign: 0)
        #expect(belief == before)
        belief.observe(state: 0, own: .nan, foreign: 1)
        #expect(belief == before)
    }

    @Test func oneStateIsAlwaysTheRightOne() {
        var belief = StickyBelief(states: 1, switchRates: [0.5])
        belief.advance()
        belief.observe(state: 0, own: 0.1, foreign: 0.9)
        #expect(abs(belief.probabilities[0] - 1) < 1e-9)
        #expect(belief.mostProbable == 0)
    }

    /// Streams that change often and rarely are told apart, without any window.
    @Test func itFindsTheSwitchRate() {
        let rates = [0.5, 0.02]
        func belief(after run: Int) -> Double {
            var belief = StickyBelief(states: 3, switchRates: rates)
            for step in 0..<300 {
                belief.advance()
                belief.observe(state: step / run % 3, own: 0.9, foreign: 0.05)
            }
            return belief.mean(over: rates)
        }
        #expect(belief(after: 2) > 0.4)
        #expect(belief(after: 50) < 0.1)
    }

    @Test func oneWrongHintDoesNotMoveAStickyBelief() {
        var belief = StickyBelief(states: 4, switchRates: [0.01])
        for _ in 0..<50 {
            belief.advance()
            belief.observe(state: 2, own: 0.9, foreign: 0.1)
        }
        belief.advance()
        belief.observe(state: 1, own: 0.85, foreign: 0.05)
        #expect(belief.mostProbable == 2)
        belief.advance()
        belief.observe(state: 1, own: 0.85, foreign: 0.05)
        belief.advance()
        belief.observe(state: 1, own: 0.85, foreign: 0.05)
        #expect(belief.mostProbable == 1, "but several do")
    }

    /// Likelihoods of all states at once say what one state and its others do.
    @Test func likelihoodsOfAllStatesFollowBayesRule() {
        var (one, all) = (
            StickyBelief(states: 3, switchRates: [0.3, 0.1]), StickyBelief(states: 3, switchRates: [0.3, 0.1])
        )
        for state in [2, 2, 1, 2, 0] {
            one.advance()
            all.advance()
            one.observe(state: state, own: 0.8, foreign: 0.1)
            all.observe(likelihoods: (0..<3).map { $0 == state ? 8 : 1 })
        }
        for state in 0..<3 { #expect(abs(one.probabilities[state] - all.probabilities[state]) < 1e-12) }
        #expect(abs(one.mean(over: [1, 0]) - all.mean(over: [1, 0])) < 1e-12)
    }

    @Test(arguments: [[0, 0], [.nan, 1], [-1, 2], [.infinity, 1]])
    func likelihoodsThatCannotBeChangeNothing(likelihoods: [Double]) {
        var belief = StickyBelief(states: 2, switchRates: [0.2])
        belief.observe(state: 0, own: 0.9, foreign: 0.1)
        let before = belief
        belief.observe(likelihoods: likelihoods)
        #expect(belief == before)
    }
}
