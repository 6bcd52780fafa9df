import Testing

@testable import CacheNetCalibration

struct SimultaneousBoundTests {
    /// Streams of 1,000 frames with so many false hits at each loss threshold.
    private func streams(_ falseHits: [[Int]]) -> [[StreamFigures]] {
        falseHits.map { $0.map { StreamFigures(frames: 1000, lost: $0) } }
    }

    @Test func oneBoundForAllPricesIsWiderThanOneForOne() {
        // At two loss thresholds that have nothing in common one of them is high twice as often.
        let values = (0..<60).map { 5 * ($0 * 37 % 60) }
        let together = SimultaneousBound([streams(values.map { [$0, $0] })])
            .deviations(confidence: 0.9, atLeast: 1.28)
        let apart = SimultaneousBound([streams(zip(values, values.reversed()).map { [$0, $1] })])
            .deviations(confidence: 0.9, atLeast: 1.28)
        #expect(together > 1.28)
        #expect(apart > together)
    }

    @Test func withoutScatterASinglePricesBoundIsAllThereIs() {
        func deviations(_ groups: [[[StreamFigures]]]) -> Double {
            SimultaneousBound(groups).deviations(confidence: 0.9, atLeast: 1.5)
        }
        #expect(deviations([]) == 1.5)
        #expect(deviations([streams([[1, 2]])]) == 1.5, "one stream")
        #expect(deviations([streams([[1, 2], [1, 2]])]) == 1.5, "no scatter")
    }
}
