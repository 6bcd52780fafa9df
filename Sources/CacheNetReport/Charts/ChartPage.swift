/// Charts below each other in one picture, such as loss and accuracy.
public struct ChartPage: Sendable {
    public let title: String
    public let charts: [LineChart]

    public init(title: String, charts: [LineChart]) {
        self.title = title
        self.charts = charts
    }

    /// The picture, legible from a phone's width on, in light or dark as the reader prefers.
    public func svg() -> String {
        var canvas = Canvas()
        canvas.paragraph(title, "title", size: 21)
        for chart in charts {
            canvas.y += 6
            if chart.title != title { canvas.paragraph(chart.title, "head") }
            canvas.paragraph(chart.caption, "soft")
            chart.draw(on: &canvas)
        }
        return canvas.svg(title: title, summary: charts.map { "\($0.title). \($0.caption)" }.joined(separator: " "))
    }
}
