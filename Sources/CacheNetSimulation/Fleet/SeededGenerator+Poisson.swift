internal import CacheNetCore
internal import Foundation

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
