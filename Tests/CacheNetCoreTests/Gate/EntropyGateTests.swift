import CacheNetCore
import Testing

struct EntropyGateTests {
    @Test func admitsStrictlyBelowTheThreshold() {
        let prediction = Prediction(logits: [1, 2, 3])
        #expect(!EntropyGate(threshold: prediction.entropy).admits(prediction))
        #expect(EntropyGate(threshold: prediction.entropy.nextUp).admits(prediction))
    }

    @Test func thresholdZeroAdmitsNothing() {
        let certain = Prediction(logits: [3e38, -3e38])
        #expect(certain.entropy == 0)
        #expect(!EntropyGate(threshold: 0).admits(certain))
    }

    @Test(arguments: [[Float.nan, 0], [.infinity, 0], []])
    func neverAdmitsWhatIsNotFinite(logits: [Float]) {
        #expect(!EntropyGate(threshold: .infinity).admits(Prediction(logits: logits)))
    }

    @Test func aThresholdThatIsNoNumberAdmitsNothing() {
        #expect(!EntropyGate(threshold: .nan).admits(Prediction(logits: [5, 0])))
    }
}
