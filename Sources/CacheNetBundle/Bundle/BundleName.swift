/// A bundle's name: one path segment of inference and registry routes.
public struct BundleName: Sendable, Hashable, CustomStringConvertible {
    private static let reserved: Set<String> = ["models", "health", "repository"]

    /// The name itself.
    public let description: String

    /// - Parameter text: lowercase letters and digits, with single `.`, `_` or `-` between them, at most 128 of them.
    /// - Throws: ``BundleError`` for other text, and for names that routes of the edge server already have.
    public init(_ text: String) throws(BundleError) {
        var afterSeparator = true
        var valid = !text.isEmpty && text.utf8.count <= 128
        for byte in text.utf8 where valid {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): afterSeparator = false
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                valid = !afterSeparator
                afterSeparator = true
            default: valid = false
            }
        }
        guard valid, !afterSeparator else {
            throw BundleError(
                .invalidName,
                "name: expected lowercase letters and digits with single '.', '_' or '-' between, "
                    + "got \"\(String(text.prefix(140)))\"")
        }
        guard !Self.reserved.contains(text) else {
            throw BundleError(
                .invalidName,
                "name: expected none of \(Self.reserved.sorted().joined(separator: ", ")), got \"\(text)\"")
        }
        self.description = text
    }

    /// The name of a bundle that is written to a path: its last component without the extension.
    ///
    /// - Throws: ``BundleError`` as above.
    public init(ofBundleAt path: String) throws(BundleError) {
        let base = path.split(separator: "/").last.map(String.init) ?? ""
        let end = base.lastIndex(of: ".").flatMap { $0 == base.startIndex ? nil : $0 } ?? base.endIndex
        try self.init(String(base[..<end]))
    }
}

extension BundleName: Codable {
    /// Reads a name from a string.
    ///
    /// - Throws: ``BundleError`` with code `invalidName` for text that is no name, `DecodingError` where there is no
    ///   string.
    public init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the name as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
