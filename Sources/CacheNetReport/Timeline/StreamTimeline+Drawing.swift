internal import Foundation

extension StreamTimeline {
    /// Beyond this many frames several share a column.
    private static let mostColumns = 1200
    /// The plot's place is that of the chart below, so that one frame has one place in the whole picture.
    private static let gutter = 52.0

    /// The picture, legible from a phone's width on, in light or dark as the reader prefers.
    ///
    /// - Throws: ``ReportError`` when a mean of latencies is not finite.
    public func svg() throws(ReportError) -> String {
        var canvas = Canvas()
        canvas.paragraph(title, "title", size: 21)
        canvas.paragraph(subtitle, "soft")
        try draw(on: &canvas)
        return canvas.svg(title: title, summary: subtitle)
    }

    /// The same for a page, where the title and the subtitle are the page's.
    ///
    /// - Throws: ``ReportError`` when a mean of latencies is not finite.
    public func picture() throws(ReportError) -> Picture {
        var canvas = Canvas(width: Style.width * 0.8)
        try draw(on: &canvas)
        return canvas.picture(title: title, summary: subtitle)
    }

    private func draw(on canvas: inout Canvas) throws(ReportError) {
        if !partitions.isEmpty { drawBands(on: &canvas) }
        drawOutcomes(on: &canvas)
        canvas.y += 10
        let window = max(1, outcomes.count / 40)
        canvas.paragraph("How long an answer took", "head")
        canvas.paragraph(
            window > 1 ? "Mean of the last \(window) frames. Lower is better." : "Lower is better.", "soft")
        try LineChart(
            title: "Latency", xLabel: "frame", yLabel: "ms", series: latencies.map { rolling($0, over: window) }
        ).draw(on: &canvas)
    }

    private func drawBands(on canvas: inout Canvas) {
        canvas.y += 10
        canvas.paragraph("What the camera shows, and what the device holds", "head")
        canvas.paragraph(
            "One colour is one partition. Where both bands agree, the device can answer alone.", "soft")
        for (index, name) in partitions.enumerated() {
            canvas.legend([(Style.fill(index), name)], .area)
        }
        canvas.y += 6
        band("partition that knows the true label", truth, on: &canvas)
        band("partition active on the device", active, on: &canvas)
    }

    private func band(_ name: String, _ values: [Int?], on canvas: inout Canvas) {
        canvas.text(name, "tick", x: canvas.left + Self.gutter, y: canvas.y + 17)
        canvas.y += 23
        row(on: &canvas, height: 26, columns(of: values) { Self.mostFrequent($0) }) { Style.fill($0) }
    }

    private func drawOutcomes(on canvas: inout Canvas) {
        canvas.y += 10
        canvas.paragraph("Who answered", "head")
        let lanes: [(Outcome, String)] = [
            (.hit, "hit: the device alone"), (.miss, "miss: the edge server, asked over the link"),
            (.degraded, "degraded: the device unsure, the edge silent"), (.failed, "failed: nobody"),
        ]
        for (outcome, name) in lanes {
            let count = outcomes.count { $0 == outcome }
            guard count > 0 || outcome == .hit || outcome == .miss else { continue }
            let share = String(format: "%.1f%%", 100 * Double(count) / Double(outcomes.count))
            canvas.text("\(name), \(share)", "tick", x: canvas.left + Self.gutter, y: canvas.y + 17)
            canvas.y += 23
            row(on: &canvas, height: 14, columns(of: outcomes) { $0.contains(outcome) ? true : nil }) { _ in "mark" }
        }
    }

    /// A row of areas; neighbours of one value become one.
    private func row<Value: Equatable>(
        on canvas: inout Canvas, height: Double, _ columns: [Value?], _ style: (Value) -> String
    ) {
        let (left, right) = (canvas.left + Self.gutter, canvas.right - 8)
        let step = (right - left) / Double(columns.count)
        canvas.rectangle("empty", x: left, y: canvas.y, width: right - left, height: height)
        var start = 0
        while start < columns.count {
            let end = columns[start...].firstIndex { $0 != columns[start] } ?? columns.count
            if let value = columns[start] {
                canvas.rectangle(
                    style(value), x: left + step * Double(start), y: canvas.y, width: step * Double(end - start),
                    height: height)
            }
            start = end
        }
        canvas.y += height + 4
    }

    private func columns<Value, Column>(of values: [Value], _ merge: (ArraySlice<Value>) -> Column) -> [Column] {
        let count = min(values.count, Self.mostColumns)
        return (0..<count).map { merge(values[$0 * values.count / count..<($0 + 1) * values.count / count]) }
    }

    private static func mostFrequent(_ values: ArraySlice<Int?>) -> Int? {
        var counts: [Int?: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        // The earlier one of equals, so that a picture is always the same.
        return values.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? nil
    }

    private func rolling(_ line: Latencies, over window: Int) -> LineChart.Series {
        let stride = max(1, line.milliseconds.count / 300)
        var (sum, count) = (0.0, 0)
        var points: [LineChart.Point] = []
        for (index, value) in line.milliseconds.enumerated() {
            if let value { (sum, count) = (sum + value, count + 1) }
            if index >= window, let left = line.milliseconds[index - window] { (sum, count) = (sum - left, count - 1) }
            guard count > 0, index.isMultiple(of: stride) || index == line.milliseconds.count - 1 else { continue }
            points.append(.init(x: Double(index), y: sum / Double(count)))
        }
        return LineChart.Series(line.name, points, isEmphasised: line.isEmphasised)
    }
}
