import CacheNetCore
import Foundation
import Testing

struct NormalDrawTests {
    @Test func numbersAreNormal() {
        var draw = NormalDraw(SeededGenerator(seed: 3))
        let numbers = (0..<100_000).map { _ in draw.next(2, 3) }
        let mean = numbers.reduce(0, +) / 100_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
        #expect(abs(mean - 2) < 0.04)
        #expect(abs(variance - 9) < 0.2)
        // Within one, two and three standard deviations.
        for (deviations, share) in [(1.0, 0.6827), (2, 0.9545), (3, 0.9973)] {
            let within = numbers.count { abs($0 - 2) < 3 * deviations }
            #expect(abs(Double(within) / 100_000 - share) < 0.006, "\(deviations)")
        }
    }

    /// The same numbers with the system's logarithm.
    @Test func theyAreThoseOfThePolarMethod() {
        var draw = NormalDraw(SeededGenerator(seed: 9))
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<5000 {
            var (x, y, square) = (0.0, 0.0, 0.0)
            repeat {
                (x, y) = (2 * generator.drawUnit() - 1, 2 * generator.drawUnit() - 1)
                square = x * x + y * y
            } while square == 0 || square >= 1
            let factor = (-2 * log(square) / square).squareRoot()
            #expect(abs(draw.next(0, 1) - x * factor) < 1e-13)
            #expect(abs(draw.next(0, 1) - y * factor) < 1e-13)
        }
    }
}
