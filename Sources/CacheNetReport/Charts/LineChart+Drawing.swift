extension LineChart {
    /// Legend, plot and axes; the title and the caption are the caller's.
    func draw(on canvas: inout Canvas) {
        let points = series.flatMap(\.points)
        let xs = points.map(\.x)
        let levels = (fromZero ? [0] : []) + (reference.map { [$0] } ?? [])
        let values = points.map { (value: $0.y, error: $0.error) } + levels.map { (value: $0, error: 0) }
        guard let left = xs.min(), let right = xs.max(), let yRange = Plot.range(of: values) else { return }
        let styles = Self.styles(of: series)
        if series.count > 1 { canvas.legend(zip(styles, series).map { ($0.line, $1.name) }, .line) }
        canvas.text(yLabel, "tick", x: canvas.left, y: canvas.y + 15)
        canvas.y += 28

        // Dots and their errors do not sit on the plot's edge.
        let plot = Plot(
            on: canvas, xRange: marksPoints ? xScale.widened(left...right) : left...right, xScale: xScale,
            yTicks: Ticks(covering: yLimits.map { yRange.clamped(to: $0) } ?? yRange))
        plot.drawAxes(on: &canvas, xValues: marksPoints ? Array(Set(xs)).sorted() : nil)
        if let reference {
            let y = plot.position(left, reference).y
            canvas.line("reference", from: (plot.x.0, y), to: (plot.x.1, y))
        }
        for (style, line) in zip(styles, series) where !line.points.isEmpty {
            let places = line.points.map { plot.position($0.x, $0.y) }
            canvas.polyline(style.line, places)
            // A line of one point has no length.
            if marksPoints || places.count == 1 {
                for place in places { canvas.dot(style.marker, at: place, radius: marksPoints ? 4 : 2.5) }
            }
            for point in line.points where point.error > 0 {
                plot.drawError(
                    "whisker \(style.colour)", x: point.x...point.x, y: point.y - point.error...point.y + point.error,
                    on: &canvas)
            }
        }
        plot.drawXLabel(xLabel, on: &canvas)
    }

    private struct Look {
        let line: String
        let marker: String
        /// Of a line without dashes.
        let colour: String
    }

    private static func styles(of series: [Series]) -> [Look] {
        var plain = 0
        return series.map { line in
            if line.isEmphasised { return Look(line: Style.emphasis, marker: "mark", colour: "strong") }
            defer { plain += 1 }
            let colorIndex = line.colorIndex ?? plain
            return Look(
                line: Style.stroke(colorIndex), marker: line.colorIndex == nil ? "mark" : Style.marker(colorIndex),
                colour: Style.colour(colorIndex))
        }
    }
}
