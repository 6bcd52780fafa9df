import CacheNetCore
import Testing

struct SeededGeneratorTests {
    /// The published first values of SplitMix64 for seed 0.
    @Test func isSplitMix64() {
        var generator = SeededGenerator(seed: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
        #expect(generator.next() == 0x06C4_5D18_8009_454F)
    }

    @Test(arguments: [1, 2, 3, 10, 1000, Int.max])
    func drawsStayBelowTheirBound(bound: Int) {
        var generator = SeededGenerator(seed: 9)
        let draws = (0..<1000).map { _ in generator.draw(below: bound) }
        #expect(draws.allSatisfy { (0..<bound).contains($0) })
    }

    @Test func unitDrawsFillTheirInterval() {
        var generator = SeededGenerator(seed: 9)
        let draws = (0..<10_000).map { _ in generator.drawUnit() }
        #expect(draws.allSatisfy { (0..<1).contains($0) })
        #expect(abs(draws.reduce(0, +) / 10_000 - 0.5) < 0.02)
    }
}
