/// Draws one of several choices, each as often as its weight says.
package struct WeightedDraw: Sendable {
    /// The sum of the weights up to each choice.
    private let sums: [Double]

    /// - Parameter weights: at least one, none below 0 and not all 0.
    package init(_ weights: [Double]) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    package func draw(_ generator: inout SeededGenerator) -> Int {
        let point = generator.drawUnit() * (sums.last ?? 0)
        return sums.firstIndex { point < $0 } ?? sums.count - 1
    }
}
