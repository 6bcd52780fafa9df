/// A figure of a stream, and the interval that 95% of streams of such runs, tracks or walks would give.
public struct ScoredFigure: Sendable, Hashable {
    /// The figure of the stream itself.
    public let value: Double
    /// Where the interval begins.
    public let low: Double
    /// Where the interval ends, at least `low`.
    public let high: Double

    /// - Parameters: as the properties; nothing is checked.
    public init(_ value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// Half of the interval's width, at least 0.
    public var halfWidth: Double { (high - low) / 2 }

    /// The mean of figures, as uncertain as if all of them strayed together.
    ///
    /// - Parameter figures: at least one.
    public static func mean(_ figures: [ScoredFigure]) -> ScoredFigure {
        func mean(_ value: (ScoredFigure) -> Double) -> Double {
            figures.reduce(0) { $0 + value($1) } / Double(max(figures.count, 1))
        }
        return ScoredFigure(mean(\.value), low: mean(\.low), high: mean(\.high))
    }
}
