import CacheNetCore
import Testing

struct CodeBeliefTests {
    private func total(_ belief: CodeBelief) -> Double {
        (0..<belief.codes).reduce(0) { $0 + belief.probability(of: $1) }
    }

    @Test func itIsADistributionWhateverIsSeen() {
        var belief = CodeBelief(codes: 3, switchRates: [0.5, 0.1, 0.01])
        for step in 0..<500 {
            belief.advance()
            belief.observe(code: step % 3, own: 0.9, foreign: Double(step % 7) / 10)
            #expect(abs(total(belief) - 1) < 1e-9)
            #expect(abs(belief.mean(over: [1, 1, 1]) - 1) < 1e-9)
        }
    }

    /// One switch rate of 0.2 and two codes, by hand: after code 0 is certain the next frame is 0 with 0.8; evidence of
    /// 3 : 1 makes that 0.8 * 3 / (0.8 * 3 + 0.2) = 12 / 13.
    @Test func itFollowsBayesRule() {
        var belief = CodeBelief(codes: 2, switchRates: [0.2])
        belief.observe(code: 0, own: 1, foreign: 0)
        belief.advance()
        #expect(abs(belief.probability(of: 0) - 0.8) < 1e-9)
        belief.observe(code: 0, own: 0.75, foreign: 0.25)
        #expect(abs(belief.probability(of: 0) - 12.0 / 13) < 1e-9)
    }

    @Test func theImpossibleChangesNothing() {
        var belief = CodeBelief(codes: 2, switchRates: [0.2])
        belief.observe(code: 0, own: 1, foreign: 0)
        let before = belief
        belief.observe(code: 1, own: 1, foreign: 0)
        #expect(belief == before)
        belief.observe(code: 0, own: .nan, foreign: 1)
        #expect(belief == before)
    }

    @Test func oneCodeIsAlwaysTheRightOne() {
        var belief = CodeBelief(codes: 1, switchRates: [0.5])
        belief.advance()
        belief.observe(code: 0, own: 0.1, foreign: 0.9)
        #expect(abs(belief.probability(of: 0) - 1) < 1e-9)
        #expect(belief.mostProbable == 0)
    }

    /// Streams that change often and rarely are told apart, without any window.
    @Test func itFindsTheSwitchRate() {
        let rates = [0.5, 0.02]
        func belief(after run: Int) -> Double {
            var belief = CodeBelief(codes: 3, switchRates: rates)
            for step in 0..<300 {
                belief.advance()
                belief.observe(code: step / run % 3, own: 0.9, foreign: 0.05)
            }
            return belief.mean(over: rates)
        }
        #expect(belief(after: 2) > 0.4)
        #expect(belief(after: 50) < 0.1)
    }

    @Test func oneWrongHintDoesNotMoveAStickyBelief() {
        var belief = CodeBelief(codes: 4, switchRates: [0.01])
        for _ in 0..<50 {
            belief.advance()
            belief.observe(code: 2, own: 0.9, foreign: 0.1)
        }
        belief.advance()
        belief.observe(code: 1, own: 0.85, foreign: 0.05)
        #expect(belief.mostProbable == 2)
        belief.advance()
        belief.observe(code: 1, own: 0.85, foreign: 0.05)
        belief.advance()
        belief.observe(code: 1, own: 0.85, foreign: 0.05)
        #expect(belief.mostProbable == 1, "but several do")
    }
}
