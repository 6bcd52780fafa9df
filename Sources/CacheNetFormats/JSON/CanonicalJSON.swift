internal import Foundation

/// JSON of which there is only one spelling: the same value always has the same bytes, and so the same digest.
public enum CanonicalJSON {
    /// How the text is set out.
    public enum Layout: Sendable {
        /// On one line, without a line feed at its end.
        case compact
        /// A line for each member, with a line feed at the end: a file that people look into.
        case indented
    }

    /// - Parameters:
    ///   - value: anything that JSON can say.
    ///   - isSnakeCase: writes `hitRatio` as `hit_ratio`.
    /// - Returns: UTF-8.
    /// - Throws: ``FormatError`` for numbers that JSON cannot express.
    public static func encode(
        _ value: some Encodable, layout: Layout = .compact, isSnakeCase: Bool = false
    ) throws(FormatError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if layout == .indented { encoder.outputFormatting.insert(.prettyPrinted) }
        if isSnakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
        do {
            let bytes = [UInt8](try encoder.encode(value))
            return layout == .indented ? bytes + "\n".utf8 : bytes
        } catch {
            throw FormatError(.inexpressible, "expected a value that JSON can express, got \(error)")
        }
    }

    /// The same as a text.
    ///
    /// - Throws: ``FormatError`` for numbers that JSON cannot express.
    public static func text(
        _ value: some Encodable, layout: Layout = .compact, isSnakeCase: Bool = false
    ) throws(FormatError) -> String {
        String(decoding: try encode(value, layout: layout, isSnakeCase: isSnakeCase), as: UTF8.self)
    }
}
