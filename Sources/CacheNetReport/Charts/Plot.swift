/// From values to places, and the axes that say so.
struct Plot {
    static let height = 220.0
    /// Left of the plot, for the numbers.
    static let gutter = 52.0

    let x: (Double, Double)
    let y: (Double, Double)
    let xRange: ClosedRange<Double>
    let xScale: Scale
    let yTicks: Ticks

    /// Begins at the canvas's cursor and takes its whole width.
    init(on canvas: Canvas, xRange: ClosedRange<Double>, xScale: Scale = .linear, yTicks: Ticks) {
        x = (canvas.left + Self.gutter, canvas.right - 8)
        y = (canvas.y + Self.height, canvas.y)
        self.xRange = xRange
        self.xScale = xScale
        self.yTicks = yTicks
    }

    func position(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (
            self.x.0 + xScale.share(of: x, in: xRange) * (self.x.1 - self.x.0),
            self.y.0 + Scale.linear.share(of: y, in: yTicks.range) * (self.y.1 - self.y.0)
        )
    }

    /// What an axis must cover: all values, and of their errors as much as does not make the values unreadable.
    ///
    /// - Parameter values: at least one.
    static func range(of values: [(value: Double, error: Double)]) -> ClosedRange<Double>? {
        guard let low = values.map(\.value).min(), let high = values.map(\.value).max() else { return nil }
        // Of a single value the error is all there is to see.
        let most = high > low ? (high - low) / 2 : .infinity
        let reach = values.map { (low: $0.value - min($0.error, most), high: $0.value + min($0.error, most)) }
        return min(low, reach.map(\.low).min() ?? low)...max(high, reach.map(\.high).max() ?? high)
    }

    /// A line over what may be off of a value, cut where the plot ends.
    func drawError(_ style: String, x: ClosedRange<Double>, y: ClosedRange<Double>, on canvas: inout Canvas) {
        let (xs, ys) = (x.clamped(to: xRange), y.clamped(to: yTicks.range))
        canvas.line(
            style, from: position(xs.lowerBound, ys.lowerBound), to: position(xs.upperBound, ys.upperBound))
    }

    /// - Parameter xValues: what the horizontal axis is marked with; `nil` for round numbers.
    func drawAxes(on canvas: inout Canvas, xValues: [Double]? = nil) {
        for value in yTicks.values {
            let y = position(xRange.lowerBound, value).y
            canvas.line("rule", from: (x.0, y), to: (x.1, y))
            canvas.text(yTicks.label(value), "tick", x: x.0 - 6, y: y + 5, anchor: .end)
        }
        let steps = xScale == .linear ? Ticks(covering: xRange) : Ticks(logarithmic: xRange)
        for value in xValues ?? steps.values where xRange.contains(value) {
            let x = position(value, yTicks.range.lowerBound).x
            canvas.line("axis", from: (x, y.0), to: (x, y.0 + 5))
            canvas.text(
                xValues == nil ? steps.label(value) : value.svg, "tick", x: x, y: y.0 + 20, anchor: .middle)
        }
        canvas.line("axis", from: (x.0, y.0), to: (x.1, y.0))
    }

    /// The horizontal axis's name below its numbers; moves the cursor below all of it.
    func drawXLabel(_ label: String, on canvas: inout Canvas) {
        canvas.y += Self.height + 22
        canvas.text(label, "tick", x: (x.0 + x.1) / 2, y: canvas.y + 15, anchor: .middle)
        canvas.y += 24
    }
}
