import CacheNetCore
import Testing

struct OutcomeCountersTests {
    @Test func nothingCountedYet() {
        #expect(OutcomeCounters().frames == 0)
        #expect(OutcomeCounters().hitRatio == 0)
    }

    @Test(arguments: 1...5)
    func theOutcomesAlwaysSumToTheFrames(seed: UInt64) throws {
        var numbers = Numbers(seed: seed)
        var counters = OutcomeCounters()
        var expected: [Origin: Int] = [:]
        var skips = 0
        for frame in 1...1000 {
            let origin = try #require(Origin.allCases.randomElement(using: &numbers))
            counters.count(origin, ranModel: frame % 3 > 0)
            if origin == .hit, frame % 3 == 0 { skips += 1 }
            expected[origin, default: 0] += 1
            #expect(counters.frames == frame)
            #expect(counters.hits + counters.misses + counters.degraded + counters.failed == frame)
        }
        #expect(counters.hits == expected[.hit])
        #expect(counters.skips == skips)
        #expect(counters.misses == expected[.miss])
        #expect(counters.degraded == expected[.degraded])
        #expect(counters.failed == expected[.failed])
        #expect(counters.hitRatio == Double(counters.hits) / 1000)
    }
}
