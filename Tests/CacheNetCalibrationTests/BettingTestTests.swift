import CacheNetCore
import Testing

@testable import CacheNetCalibration

struct BettingTestTests {
    /// Draws of -1, 0 and 1 whose mean is `gain` below 0.
    private func draws(_ count: Int, gain: Double, seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let draw = generator.drawUnit()
            return draw < 0.05 ? 1 : draw < 0.1 + gain ? -1 : 0
        }
    }

    @Test func itIsSureOfWhatIsClear() {
        let test = BettingTest(bound: 0.01, confidence: 0.95)
        #expect(test.isMeanBelow(draws(5000, gain: 0.01, seed: 1)))
        #expect(!test.isMeanBelow(draws(5000, gain: -0.03, seed: 1)))
    }

    /// At a mean that lies on the bound it may be wrong in one of twenty cases.
    @Test func itIsRarelyWrong() {
        let test = BettingTest(bound: 0.02, confidence: 0.95)
        let wrong = (0..<400).count { test.isMeanBelow(draws(1000, gain: -0.02, seed: UInt64($0))) }
        #expect(wrong <= 20 + 12, "three standard deviations above one in twenty")
    }

    @Test func fewDrawsProveNothing() {
        let test = BettingTest(bound: 0.005, confidence: 0.95)
        let least = test.leastDraws
        let provesSo = { (count: Int) in test.isMeanBelow([Double](repeating: 0, count: count)) }
        #expect(provesSo(least))
        #expect(!provesSo(least / 2))
        #expect(!provesSo(0))
    }
}
