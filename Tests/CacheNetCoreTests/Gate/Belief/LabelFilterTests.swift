import CacheNetCore
import Testing

struct LabelFilterTests {
    @Test func itStartsWithoutAnOpinion() {
        let filter = LabelFilter(labels: 4)
        #expect(filter.probabilities.allSatisfy { abs($0 - 0.25) < 1e-12 })
        #expect(abs(filter.doubt - 0.75) < 1e-12)
    }

    /// One switch rate of 0.2, three labels: the belief after an answer is that answer; of the next frame each other
    /// label gets half of what leaves.
    @Test func itFollowsBayesRule() {
        var filter = LabelFilter(labels: 3, switchRates: [0.2])
        filter.modelAnswered(Prediction(label: 0, probabilities: [0.8, 0.1, 0.1], entropy: 0.6))
        #expect(abs(filter.probabilities[0] - 0.8) < 1e-9)
        filter.advance()
        #expect(abs(filter.probabilities[0] - (0.8 * 0.8 + 0.2 * 0.1)) < 1e-9)
    }

    @Test func aStickyBeliefOutweighsOneOddAnswer() {
        var filter = LabelFilter(labels: 3)
        for _ in 0..<100 {
            filter.advance()
            filter.modelAnswered(GateScript.model(1, sureness: 2).prediction)
        }
        filter.advance()
        filter.modelAnswered(GateScript.model(2, sureness: 2).prediction)
        #expect(filter.label == 1)
        #expect(filter.answer.label == 1)
        #expect(filter.answer.probabilities == filter.probabilities)
    }

    @Test func aPowerTempersEachKindOfEvidence() {
        var (plain, tempered) = (LabelFilter(labels: 3), LabelFilter(labels: 3, power: 0, edgePower: 0.5))
        plain.modelAnswered(GateScript.model(0).prediction)
        tempered.modelAnswered(GateScript.model(0).prediction)
        #expect(plain.doubt < 0.1)
        #expect(abs(tempered.doubt - 2.0 / 3) < 1e-9, "to the power of 0 no answer says anything")
        tempered.edgeAnswered(GateScript.edge(0, sureness: 4))
        var half = LabelFilter(labels: 3)
        half.modelAnswered(GateScript.model(0, sureness: 2).prediction)
        #expect(abs(tempered.doubt - half.doubt) < 1e-9, "half the logits are the square root of the probabilities")
    }

    @Test func brokenAnswersChangeNothing() {
        var filter = LabelFilter(labels: 3)
        filter.modelAnswered(GateScript.model(1).prediction)
        let before = filter
        filter.modelAnswered(ModelAnswer(logits: [.nan, 0, 1]).prediction)
        filter.modelAnswered(ModelAnswer(logits: [0, 1]).prediction)
        #expect(filter == before)
    }

    @Test func noAnswerRulesALabelOut() {
        var filter = LabelFilter(labels: 2, switchRates: [0.5])
        filter.modelAnswered(Prediction(label: 0, probabilities: [1, 0], entropy: 0))
        filter.advance()
        filter.modelAnswered(Prediction(label: 1, probabilities: [0, 1], entropy: 0))
        #expect(filter.label == 1)
    }
}
