/// Charts below each other in one picture, such as loss and accuracy.
public struct ChartPage: Sendable {
    private struct Part: Sendable {
        let title: String
        let caption: String
        let draw: @Sendable (inout Canvas) -> Void
    }

    /// The largest line, at the top. A chart of the same title has no line for it again.
    public let title: String
    private let parts: [Part]

    /// - Parameter charts: from top to bottom.
    public init(title: String, charts: [LineChart]) {
        self.title = title
        parts = charts.map { chart in
            Part(title: chart.title, caption: chart.caption) { chart.draw(on: &$0) }
        }
    }

    /// A chart by itself.
    public init(_ chart: ScatterChart) {
        title = chart.title
        parts = [Part(title: chart.title, caption: chart.caption) { chart.draw(on: &$0) }]
    }

    /// The picture, legible from a phone's width on, in light or dark as the reader prefers.
    public func svg() -> String {
        var canvas = Canvas()
        canvas.paragraph(title, "title", size: 21)
        for part in parts {
            canvas.y += 6
            if part.title != title { canvas.paragraph(part.title, "head") }
            canvas.paragraph(part.caption, "soft")
            part.draw(&canvas)
        }
        return canvas.svg(title: title, summary: parts.map { "\($0.title). \($0.caption)" }.joined(separator: " "))
    }
}
