import Foundation
import Testing

@testable import CacheNetCalibration

struct TemperatureFitTests {
    /// A model that is right three times of four gives odds of 3 : 1 at the right temperature.
    @Test(arguments: [2.0, 1, 0.25])
    func itFindsTheTemperatureOfKnownOdds(temperature: Double) {
        let logits = (0..<4).map { _ in [Float(temperature * log(3)), 0] }
        #expect(
            abs(TemperatureFit.temperature(logits: logits, labels: [0, 0, 1, 0]) - temperature) < 0.001 * temperature)
    }

    @Test func itStaysInItsRange() {
        #expect(TemperatureFit.temperature(logits: [], labels: []) == 1)
        let alwaysRight = TemperatureFit.temperature(logits: [[1, 0], [2, 0]], labels: [0, 0])
        #expect(abs(alwaysRight - 0.05) < 0.001)
        let alwaysWrong = TemperatureFit.temperature(logits: [[1, 0], [2, 0]], labels: [1, 1])
        #expect(abs(alwaysWrong - 20) < 0.1)
    }
}
