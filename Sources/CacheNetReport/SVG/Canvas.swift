/// A picture that grows downwards: what is drawn goes to or below the cursor `y`.
///
/// Its width is fixed in units of its own, so that a phone shows all of it with letters of a legible size: the narrower,
/// the larger they are.
struct Canvas {
    /// Where the next thing goes.
    var y = Style.margin
    private var elements: [String] = []

    let left = Style.margin
    let width: Double
    private static let lineHeight = 22.0

    init(width: Double = Style.width) {
        self.width = width
    }

    var right: Double { width - Style.margin }

    mutating func rectangle(_ style: String, x: Double, y: Double, width: Double, height: Double) {
        elements.append(
            "<rect class=\"\(style)\" x=\"\(x.svg)\" y=\"\(y.svg)\" width=\"\(width.svg)\" height=\"\(height.svg)\"/>")
    }

    mutating func line(_ style: String, from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
        elements.append(
            "<line class=\"\(style)\" x1=\"\(start.x.svg)\" y1=\"\(start.y.svg)\" x2=\"\(end.x.svg)\" y2=\"\(end.y.svg)\"/>"
        )
    }

    mutating func polyline(_ style: String, _ points: [(x: Double, y: Double)]) {
        let list = points.map { "\($0.x.svg),\($0.y.svg)" }.joined(separator: " ")
        elements.append("<polyline class=\"\(style)\" points=\"\(list)\"/>")
    }

    mutating func dot(_ style: String, at point: (x: Double, y: Double), radius: Double = 2.5) {
        elements.append(
            "<circle class=\"\(style)\" cx=\"\(point.x.svg)\" cy=\"\(point.y.svg)\" r=\"\(radius.svg)\"/>")
    }

    enum Anchor: String {
        case start, middle, end
    }

    mutating func text(_ text: String, _ style: String = "", x: Double, y: Double, anchor: Anchor = .start) {
        elements.append(
            "<text class=\"\(style)\" x=\"\(x.svg)\" y=\"\(y.svg)\" text-anchor=\"\(anchor.rawValue)\">"
                + "\(text.escapedForXML)</text>")
    }

    /// Lines of text below each other, as many as it takes.
    mutating func paragraph(_ content: String, _ style: String = "", size: Double = Style.fontSize) {
        for line in content.wrapped(at: Style.columns(in: right - left, size: size)) {
            text(line, style, x: left, y: y + size)
            y += max(Self.lineHeight, size * 1.3)
        }
    }

    enum Swatch {
        case area, line
    }

    /// Samples with their names, beside each other while there is room.
    mutating func legend(_ items: [(style: String, name: String)], _ swatch: Swatch) {
        let sample = swatch == .area ? 16.0 : 30.0
        var x = left
        for item in items {
            let room = Style.columns(in: right - left - sample - 6)
            let name = item.name.count <= room ? item.name : "\(item.name.prefix(room - 3))..."
            let width = sample + 6 + Double(name.count) * Style.fontSize * 0.53
            if x > left, x + width > right {
                x = left
                y += Self.lineHeight
            }
            switch swatch {
            case .area: rectangle(item.style, x: x, y: y + 4, width: sample, height: 12)
            case .line: line(item.style, from: (x, y + 10), to: (x + sample, y + 10))
            }
            text(name, x: x + sample + 6, y: y + 16)
            x += width + 20
        }
        y += Self.lineHeight
    }

    /// A picture that stands alone.
    ///
    /// - Parameters:
    ///   - title, summary: for those who hear the picture rather than see it.
    func svg(title: String, summary: String) -> String {
        markup(title: title, summary: summary, style: "<style>\n\(Style.sheet)\n</style>\n", widest: 1.5 * width)
    }

    /// A picture within a page that has the style sheet.
    func picture(title: String, summary: String) -> Picture {
        Picture(markup: markup(title: title, summary: summary, style: "", widest: 1.15 * width))
    }

    /// - Parameter widest: pixels beyond which letters would look clumsy.
    private func markup(title: String, summary: String, style: String, widest: Double) -> String {
        let height = (y + Style.margin).svg
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width.svg) \(height)" width="100%" \
            style="max-width:\(widest.svg)px;height:auto" role="img">
            <title>\(title.escapedForXML)</title>
            <desc>\(summary.escapedForXML)</desc>
            \(style)<rect class="paper" width="100%" height="100%"/>
            \(elements.joined(separator: "\n"))
            </svg>

            """
    }
}
