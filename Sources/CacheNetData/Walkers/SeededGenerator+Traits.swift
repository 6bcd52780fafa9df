extension SeededGenerator {
    /// A generator for what these numbers name together; their order matters.
    init(for names: UInt64...) {
        var state: UInt64 = 0
        for name in names {
            var generator = SeededGenerator(seed: state ^ name)
            state = generator.next()
        }
        self.init(seed: state)
    }

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
