internal import CacheNetCore

extension SeededGenerator {
    /// A number near `mean`: bell-shaped with this standard deviation, never further off than 3.5 of it.
    mutating func draw(around mean: Float, _ deviation: Float) -> Float {
        let sum = drawUnit() + drawUnit() + drawUnit() + drawUnit()
        return mean + deviation * Float((sum - 2) * 1.732_050_8)
    }

    /// Any number of the range, each equally likely.
    mutating func draw(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * Float(drawUnit())
    }

    mutating func chance(_ probability: Double) -> Bool {
        drawUnit() < probability
    }
}
