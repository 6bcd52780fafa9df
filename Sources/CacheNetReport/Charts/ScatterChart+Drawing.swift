extension ScatterChart {
    /// Between the baselines of names that would touch.
    private static let nameHeight = 18.0

    /// The picture for a page.
    public func picture() -> Picture {
        var canvas = Canvas(width: Style.narrowWidth)
        canvas.paragraph(title, "head")
        canvas.paragraph(caption, "soft")
        draw(on: &canvas)
        return canvas.picture(
            title: title,
            summary: "\(caption) " + points.map { "\($0.name): \($0.x.svg), \($0.y.svg)." }.joined(separator: " "))
    }

    func draw(on canvas: inout Canvas) {
        let xs = points.map { (value: $0.x, error: $0.xError) } + [(value: 0, error: 0)]
        let ys = points.map { (value: $0.y, error: $0.yError) }
        guard let xRange = Plot.range(of: xs), let yRange = Plot.range(of: ys) else { return }
        canvas.text(yLabel, "tick", x: canvas.left, y: canvas.y + 15)
        canvas.y += 28
        // Latencies and their like have nothing below 0.
        let plot = Plot(
            on: canvas, xRange: Ticks(covering: min(0, points.map(\.x).min() ?? 0)...xRange.upperBound).range,
            yTicks: Ticks(covering: yLimits.map { yRange.clamped(to: $0) } ?? yRange))
        plot.drawAxes(on: &canvas)
        for point in points { drawErrors(of: point, plot, on: &canvas) }
        for point in points {
            canvas.dot(
                point.isEmphasised ? "mark" : Style.marker(point.colorIndex), at: plot.position(point.x, point.y),
                radius: point.isEmphasised ? 7 : 5.5)
        }
        drawNames(plot, on: &canvas)
        plot.drawXLabel(xLabel, on: &canvas)
    }

    private func drawErrors(of point: Point, _ plot: Plot, on canvas: inout Canvas) {
        let style = "whisker \(point.isEmphasised ? "strong" : Style.colour(point.colorIndex))"
        if point.xError > 0 {
            plot.drawError(
                style, x: point.x - point.xError...point.x + point.xError, y: point.y...point.y, on: &canvas)
        }
        if point.yError > 0 {
            plot.drawError(
                style, x: point.x...point.x, y: point.y - point.yError...point.y + point.yError, on: &canvas)
        }
    }

    /// Beside their points, on the side where there is room; moved down or up, with a line to the point, where another
    /// name or point already is.
    private func drawNames(_ plot: Plot, on canvas: inout Canvas) {
        var taken = points.map { point in
            let place = plot.position(point.x, point.y)
            return Box(left: place.x - 7, right: place.x + 7, middle: place.y)
        }
        for point in points.sorted(by: { $0.y > $1.y }) {
            let place = plot.position(point.x, point.y)
            let width = Double(point.name.count) * Style.fontSize * 0.53
            let isRight = place.x + 12 + width <= plot.x.1
            let (left, right) = isRight ? (place.x + 11, place.x + 11 + width) : (place.x - 11 - width, place.x - 11)
            let middle =
                Self.candidates(beside: place.y, within: plot.y.1 + 8...plot.y.0 - 10).first { middle in
                    !taken.contains { $0.touches(left, right, middle, height: Self.nameHeight) }
                } ?? place.y
            taken.append(Box(left: left, right: right, middle: middle))
            if abs(middle - place.y) > 8 {
                canvas.line("axis", from: place, to: (isRight ? left - 2 : right + 2, middle))
            }
            canvas.text(
                point.name, point.isEmphasised ? "head" : "", x: isRight ? left : right, y: middle + 5,
                anchor: isRight ? .start : .end)
        }
    }

    /// Heights to try for a name, from the nearest to the farthest.
    private static func candidates(beside y: Double, within range: ClosedRange<Double>) -> [Double] {
        let offsets: [Double] = [0] + (1...24).flatMap { [Double($0) * 6, Double($0) * -6] }
        return offsets.map { y + $0 }.filter(range.contains)
    }

    /// A place that is taken by a name or a point.
    private struct Box {
        let left: Double
        let right: Double
        let middle: Double

        func touches(_ left: Double, _ right: Double, _ middle: Double, height: Double) -> Bool {
            self.left < right && left < self.right && abs(self.middle - middle) < height
        }
    }
}
