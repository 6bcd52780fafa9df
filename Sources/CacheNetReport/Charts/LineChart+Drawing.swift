extension LineChart {
    private static let plotHeight = 220.0
    /// Left of the plot, for the numbers.
    private static let gutter = 52.0

    /// Legend, plot and axes; the title and the caption are the caller's.
    func draw(on canvas: inout Canvas) {
        let points = series.flatMap(\.points)
        let xs = points.map(\.x)
        let ys = points.map(\.y) + (fromZero ? [0] : [])
        guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else { return }
        let ticks = Ticks(covering: low...high)
        let styles = Self.styles(of: series)
        if series.count > 1 { canvas.legend(zip(styles, series).map { ($0, $1.name) }, .line) }
        canvas.text(yLabel, "tick", x: canvas.left, y: canvas.y + 15)
        canvas.y += 28

        let plot = Plot(
            x: (canvas.left + Self.gutter, canvas.right - 8), y: (canvas.y + Self.plotHeight, canvas.y),
            xRange: left...right, yRange: ticks.range)
        drawAxes(plot, ticks, on: &canvas)
        for (style, line) in zip(styles, series) where !line.points.isEmpty {
            let points = line.points.map(plot.position)
            canvas.polyline(style, points)
            // A line of one point has no length.
            if points.count == 1 { canvas.dot("mark", at: points[0]) }
        }
        canvas.y += Self.plotHeight + 22
        canvas.text(xLabel, "tick", x: (plot.x.0 + plot.x.1) / 2, y: canvas.y + 15, anchor: .middle)
        canvas.y += 24
    }

    private func drawAxes(_ plot: Plot, _ ticks: Ticks, on canvas: inout Canvas) {
        for value in ticks.values {
            let y = plot.position(Point(x: plot.xRange.lowerBound, y: value)).y
            canvas.line("rule", from: (plot.x.0, y), to: (plot.x.1, y))
            canvas.text(ticks.label(value), "tick", x: plot.x.0 - 6, y: y + 5, anchor: .end)
        }
        let steps = Ticks(covering: plot.xRange)
        for value in steps.values where plot.xRange.contains(value) {
            let x = plot.position(Point(x: value, y: plot.yRange.lowerBound)).x
            canvas.line("axis", from: (x, plot.y.0), to: (x, plot.y.0 + 5))
            canvas.text(steps.label(value), "tick", x: x, y: plot.y.0 + 20, anchor: .middle)
        }
        canvas.line("axis", from: (plot.x.0, plot.y.0), to: (plot.x.1, plot.y.0))
    }

    private static func styles(of series: [Series]) -> [String] {
        var plain = 0
        return series.map { line in
            if line.isEmphasised { return Style.emphasis }
            defer { plain += 1 }
            return Style.stroke(plain)
        }
    }
}

/// From values to places.
private struct Plot {
    let x: (Double, Double)
    let y: (Double, Double)
    let xRange: ClosedRange<Double>
    let yRange: ClosedRange<Double>

    func position(_ point: LineChart.Point) -> (x: Double, y: Double) {
        (Self.place(point.x, xRange, x), Self.place(point.y, yRange, y))
    }

    private static func place(_ value: Double, _ range: ClosedRange<Double>, _ ends: (Double, Double)) -> Double {
        let length = range.upperBound - range.lowerBound
        let share = length > 0 ? (value - range.lowerBound) / length : 0.5
        return ends.0 + share * (ends.1 - ends.0)
    }
}
