/// A chart to go into an ``HTMLPage``, which has its style sheet.
public struct Picture: Sendable {
    /// SVG without a style sheet; whatever came from outside is escaped.
    let markup: String
}
