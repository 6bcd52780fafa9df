import CacheNetCore
import Testing

struct WeightedDrawTests {
    @Test func drawsFollowTheirWeights() {
        var generator = SeededGenerator(seed: 4)
        let draw = WeightedDraw([1, 0, 3])
        var counts = [0, 0, 0]
        for _ in 0..<20_000 { counts[draw.draw(&generator)] += 1 }
        #expect(counts[1] == 0)
        #expect(abs(Double(counts[2]) / 20_000 - 0.75) < 0.02)
    }
}
