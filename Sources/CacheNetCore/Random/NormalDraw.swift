/// Normally distributed numbers by Marsaglia's polar method ("A Convenient Method for Generating Normal Variables",
/// 1964).
///
/// Nothing in it depends on a mathematics library, so the same generator gives the same numbers on every platform.
package struct NormalDraw: Sendable {
    private var generator: SeededGenerator
    /// The method makes two at a time.
    private var spare: Double?

    package init(_ generator: SeededGenerator) {
        self.generator = generator
    }

    /// A number with this mean and standard deviation.
    package mutating func next(_ mean: Double, _ deviation: Double) -> Double {
        mean + deviation * standard()
    }

    /// Any number of the range, each equally likely.
    package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * generator.drawUnit()
    }

    private mutating func standard() -> Double {
        if let spare {
            self.spare = nil
            return spare
        }
        while true {
            let (x, y) = (2 * generator.drawUnit() - 1, 2 * generator.drawUnit() - 1)
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            let factor = (-2 * Self.logarithm(square) / square).squareRoot()
            spare = y * factor
            return x * factor
        }
    }

    /// The natural logarithm, by the series of the inverse hyperbolic tangent.
    ///
    /// - Parameter value: above 0 and below infinity.
    private static func logarithm(_ value: Double) -> Double {
        let isLarge = value.significand > 1.414_213_562_373_095
        let mantissa = isLarge ? value.significand / 2 : value.significand
        let exponent = Double(value.exponent) + (isLarge ? 1 : 0)
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        // The ratio is below 0.172: ten terms are as exact as the type.
        var sum = 0.0
        for divisor in stride(from: 21.0, through: 1, by: -2) { sum = sum * square + 1 / divisor }
        return exponent * 0.693_147_180_559_945_3 + 2 * ratio * sum
    }
}
