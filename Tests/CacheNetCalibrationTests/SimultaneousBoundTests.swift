import Testing

@testable import CacheNetCalibration

struct SimultaneousBoundTests {
    /// Streams of 1,000 frames with so many false hits at each loss threshold.
    private func streams(_ falseHits: [[Int]]) -> [[StreamFigures]] {
        falseHits.map { lossThresholds in
            lossThresholds.map { count in
                var figures = StreamFigures()
                figures.frames = 1000
                figures.hits = 1000
                figures.falseHits = count
                return figures
            }
        }
    }

    @Test func oneBoundForAllPricesIsWiderThanOneForOne() {
        // At two loss thresholds that have nothing in common one of them is high twice as often.
        let values = (0..<60).map { 5 * ($0 * 37 % 60) }
        let together = SimultaneousBound([streams(values.map { [$0, $0] })]).deviations(confidence: 0.9)
        let apart = SimultaneousBound([streams(zip(values, values.reversed()).map { [$0, $1] })])
            .deviations(confidence: 0.9)
        #expect(together > 1.28)
        #expect(apart > together)
    }

    @Test func withoutScatterASinglePricesBoundIsAllThereIs() {
        let single = normalQuantile(0.9)
        #expect(SimultaneousBound([]).deviations(confidence: 0.9) == single)
        #expect(SimultaneousBound([streams([[1, 2]])]).deviations(confidence: 0.9) == single, "one stream")
        #expect(SimultaneousBound([streams([[1, 2], [1, 2]])]).deviations(confidence: 0.9) == single, "no scatter")
    }
}
