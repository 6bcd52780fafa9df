import CacheNetCore
import Foundation
import Testing

struct PredictionTests {
    @Test func entropyOfCertaintyIsZero() {
        #expect(predictiveEntropy(of: [0, 1, 0]) == 0)
    }

    @Test(arguments: [2, 10, 1000])
    func entropyOfAUniformPredictionIsLogOfLabels(labels: Int) {
        let uniform = [Double](repeating: 1 / Double(labels), count: labels)
        #expect(abs(predictiveEntropy(of: uniform) - log(Double(labels))) < 1e-9)
    }

    @Test(arguments: [[], [Double.nan, 1], [-0.1, 1.1], [2], [.infinity, 0]])
    func brokenProbabilitiesHaveNoEntropy(probabilities: [Double]) {
        #expect(predictiveEntropy(of: probabilities).isNaN)
    }

    @Test func tiesGoToTheLowestLabel() {
        #expect(Prediction(logits: [0, 5, 5]).label == 1)
    }

    @Test func higherTemperatureRaisesEntropy() {
        let sharp = Prediction(logits: [1, 2, 4])
        let flat = Prediction(logits: [1, 2, 4], temperature: 3)
        #expect(sharp.entropy < flat.entropy)
        #expect(sharp.label == flat.label)
    }

    @Test(arguments: [[Float.nan, 1], [.infinity, 1], []])
    func brokenLogitsHaveNoEntropy(logits: [Float]) {
        #expect(Prediction(logits: logits).entropy.isNaN)
    }

    @Test(arguments: [0, -0.0, Double.nan])
    func brokenTemperatureHasNoEntropy(temperature: Double) {
        #expect(Prediction(logits: [1, 2], temperature: temperature).entropy.isNaN)
    }
}
