import Testing

@testable import CacheNetReport

struct TicksTests {
    @Test(
        arguments: [
            (0.0...23, ["0", "5", "10", "15", "20", "25"]), (0...0.9, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (-3...4, ["-4", "-2", "0", "2", "4"]), (0...0.012, ["0.000", "0.005", "0.010", "0.015"]),
        ] as [(ClosedRange<Double>, [String])])
    func stepsAreRound(_ range: ClosedRange<Double>, _ expected: [String]) {
        let ticks = Ticks(covering: range)
        #expect(ticks.values.map(ticks.label) == expected)
    }

    @Test(arguments: [7...7, 0...0, 1e99...1e100, -1e100...1e100, 0...Double.leastNonzeroMagnitude, 1...1.000000000001])
    func everyRangeIsEnclosedByFewSteps(_ range: ClosedRange<Double>) {
        let ticks = Ticks(covering: range)
        #expect((2...12).contains(ticks.values.count))
        #expect(ticks.range.lowerBound <= range.lowerBound && range.upperBound <= ticks.range.upperBound)
        #expect(ticks.range.lowerBound < ticks.range.upperBound)
    }
}
