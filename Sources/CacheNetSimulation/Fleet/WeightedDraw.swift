internal import CacheNetData
internal import Foundation

/// Draws one of several choices, each as often as its weight says.
struct WeightedDraw {
    /// The sum of the weights up to each choice.
    private let sums: [Double]

    /// - Parameter weights: at least one, none below 0 and not all 0.
    init(_ weights: [Double]) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    func draw(_ generator: inout SeededGenerator) -> Int {
        let point = generator.drawUnit() * (sums.last ?? 0)
        return sums.firstIndex { point < $0 } ?? sums.count - 1
    }
}

extension SeededGenerator {
    /// A number of events whose mean is given (Knuth, "The Art of Computer Programming", volume 2, 3.4.1).
    ///
    /// - Parameter mean: 0 to 100.
    mutating func drawPoisson(_ mean: Double) -> Int {
        let limit = exp(-mean)
        var count = 0
        var product = drawUnit()
        while product > limit {
            count += 1
            product *= drawUnit()
        }
        return count
    }
}
