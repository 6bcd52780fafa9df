/// The look of every picture, as a style sheet.
///
/// The colours are those of Okabe and Ito ("Color Universal Design", 2008), which people with any colour vision tell
/// apart; lines differ in their dashes as well.
enum Style {
    static let width = 640.0
    /// Of a picture that fills a phone's width, or half of a screen's.
    static let narrowWidth = 440.0
    static let margin = 16.0
    static let fontSize = 16.0
    /// Characters of the text size that fit beside each other in a width.
    static func columns(in width: Double, size: Double = fontSize) -> Int { max(8, Int(width / (size * 0.53))) }

    private static let fills = [
        "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8c8c8c", "#f0e442",
    ]
    private static let strokes = ["#d55e00", "#0a84c6", "#009e73", "#b8629a", "#c98b00", "#56b4e9"]
    private static let dashes = ["", "7 4", "2 4", "12 4", "9 3 2 3"]

    /// The class of a filled area; after eight the colours come again, paler.
    static func fill(_ index: Int) -> String {
        "fill f\(index % fills.count)" + (index / fills.count % 2 == 1 ? " pale" : "")
    }

    /// The classes of a line: thirty pairs of colour and dashes before one comes again.
    static func stroke(_ index: Int) -> String { "line l\(index % strokes.count) d\(index % dashes.count)" }

    static let emphasis = "line strong"

    /// The class of that line's colour alone.
    static func colour(_ index: Int) -> String { "l\(index % strokes.count)" }

    /// The class of a point in the colour of the line of that index.
    static func marker(_ index: Int) -> String { "m\(index % strokes.count)" }

    static let sheet: String = {
        var rules = [
            "svg{--ink:#1c1f23;--soft:#5b626b;--rule:#d5d9de;--paper:#fff;--empty:#eceff2;"
                + "font-family:system-ui,'Segoe UI','DejaVu Sans',sans-serif}",
            "@media (prefers-color-scheme:dark){svg{--ink:#eef1f4;--soft:#a6aeb8;--rule:#3b424a;--paper:#15181c;"
                + "--empty:#262b31}}",
            ".paper{fill:var(--paper)}.empty{fill:var(--empty)}.mark{fill:var(--ink)}",
            "text{fill:var(--ink);font-size:16px}.title{font-size:21px;font-weight:700}.head{font-weight:600}",
            ".soft{fill:var(--soft)}.tick{fill:var(--soft);font-size:15px}",
            ".rule{stroke:var(--rule);stroke-width:1}.axis{stroke:var(--soft);stroke-width:1}",
            ".line{fill:none;stroke-width:2;stroke-linejoin:round}.strong{stroke:var(--ink);stroke-width:3}",
            ".pale{opacity:.5}.reference{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:5 4}"
                + ".whisker{stroke-width:1.5;opacity:.6}",
        ]
        for (index, colour) in fills.enumerated() { rules.append(".f\(index){fill:\(colour)}") }
        for (index, colour) in strokes.enumerated() {
            rules.append(".l\(index){stroke:\(colour)}.m\(index){fill:\(colour)}")
        }
        for (index, dash) in dashes.enumerated() where !dash.isEmpty {
            rules.append(".d\(index){stroke-dasharray:\(dash)}")
        }
        return rules.joined(separator: "\n")
    }()
}
