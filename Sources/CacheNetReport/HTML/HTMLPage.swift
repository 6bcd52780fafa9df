/// A page that needs nothing but itself: no script, no font, no picture from elsewhere.
///
/// It grows downwards like a text. All text is escaped here, and pictures come from this module alone, so that no name
/// from outside becomes markup. What it makes is well-formed XML as well.
public struct HTMLPage: Sendable {
    /// What a browser calls the page. On the page itself only headings show.
    public let title: String
    private var elements: [String] = []

    /// An empty page.
    public init(title: String) {
        self.title = title
    }

    /// - Parameter level: 1 is the page's own, 2 a section's, 3 and 4 below it.
    public mutating func heading(_ text: String, level: Int = 2) {
        let level = min(max(level, 1), 4)
        elements.append("<h\(level)>\(text.escapedForXML)</h\(level)>")
    }

    /// How much a paragraph stands out.
    public enum Tone: String, Sendable {
        case plain = ""
        /// Explains.
        case soft = "note"
        /// What a reader should take along.
        case loud = "lead"
    }

    /// Adds a paragraph; nothing where the text is empty.
    public mutating func paragraph(_ text: String, _ tone: Tone = .plain) {
        guard !text.isEmpty else { return }
        elements.append("<p\(tone == .plain ? "" : " class=\"\(tone.rawValue)\"")>\(text.escapedForXML)</p>")
    }

    /// Adds a list with a dot before each item; nothing where there is no item.
    public mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        let lines = items.map { "<li>\($0.escapedForXML)</li>" }.joined(separator: "\n")
        elements.append("<ul>\n\(lines)\n</ul>")
    }

    /// Words and what they are, such as settings.
    public mutating func definitions(_ items: [(term: String, text: String)]) {
        guard !items.isEmpty else { return }
        let lines = items.map { "<dt>\($0.term.escapedForXML)</dt><dd>\($0.text.escapedForXML)</dd>" }
        elements.append("<dl>\n\(lines.joined(separator: "\n"))\n</dl>")
    }

    /// Large numbers with a few words each, beside each other where there is room.
    public mutating func numbers(_ items: [(value: String, meaning: String)]) {
        guard !items.isEmpty else { return }
        let lines = items.map {
            "<li><b>\($0.value.escapedForXML)</b> <span>\($0.meaning.escapedForXML)</span></li>"
        }
        elements.append("<ul class=\"numbers\">\n\(lines.joined(separator: "\n"))\n</ul>")
    }

    /// Adds a table, with the rows that it has by now.
    public mutating func table(_ table: HTMLTable) {
        elements.append(table.markup)
    }

    /// Beside each other where there is room.
    public mutating func pictures(_ pictures: [Picture]) {
        guard !pictures.isEmpty else { return }
        let figures = pictures.map { "<figure>\n\($0.markup)</figure>" }.joined(separator: "\n")
        elements.append("<div class=\"pictures\">\n\(figures)\n</div>")
    }

    /// Something that a reader opens, or closes.
    public mutating func folded(_ summary: String, isOpen: Bool = false, _ content: (inout HTMLPage) throws -> Void)
        rethrows
    {
        var inner = HTMLPage(title: summary)
        try content(&inner)
        elements.append(
            """
            <details\(isOpen ? " open=\"open\"" : "")>
            <summary>\(summary.escapedForXML)</summary>
            \(inner.body)
            </details>
            """)
    }

    private var body: String { elements.joined(separator: "\n") }

    /// The whole page.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(title.escapedForXML)</title>
        <style>
        \(PageStyle.sheet)
        \(Style.sheet)
        </style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }
}
