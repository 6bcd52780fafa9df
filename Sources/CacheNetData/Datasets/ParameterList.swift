/// What follows a source's path: `key=value` pairs with commas between them, each key at most once, in any order.
struct ParameterList {
    private let source: String
    private let values: [String: String]

    private static let edges = 1...1024

    /// - Parameters:
    ///   - text: pairs, or empty.
    ///   - source: what messages call it.
    ///   - usage: each pair as a user may write it, such as `size=WIDTHxHEIGHT`.
    /// - Throws: ``DataError`` when a key is unknown or comes twice.
    init(_ text: String, source: String, usage: [String]) throws(DataError) {
        let known = usage.map { $0.prefix(while: { $0 != "=" }) }
        var values: [String: String] = [:]
        for pair in text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, known.contains(parts[0]) else {
                throw DataError(
                    .invalidSource,
                    "\(source): expected \(usage.joined(separator: ", ")) after a comma (a path cannot hold one), "
                        + "got \"\(pair)\"")
            }
            guard values.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
                throw DataError(.invalidSource, "\(source): expected \(parts[0]) at most once, got it again")
            }
        }
        self.source = source
        self.values = values
    }

    subscript(key: String) -> String? { values[key] }

    /// Whether the key is there, with the only value that it can have.
    func contains(_ key: String, _ value: String) throws(DataError) -> Bool {
        guard let given = values[key] else { return false }
        guard given == value else {
            throw DataError(.invalidSource, "\(source): expected \(key)=\(value), got \"\(given)\"")
        }
        return true
    }

    /// The value of `size`, in pixels, each edge 1 to 1024.
    func size(orElse standard: (width: Int, height: Int)) throws(DataError) -> (width: Int, height: Int) {
        guard let text = values["size"] else { return standard }
        let edges = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard edges.count == 2, let width = edges[0], let height = edges[1],
            Self.edges.contains(width), Self.edges.contains(height)
        else {
            throw DataError(
                .invalidSource,
                "\(source): expected a size of WIDTHxHEIGHT, each \(Self.edges.lowerBound) to "
                    + "\(Self.edges.upperBound), got \"\(text)\"")
        }
        return (width, height)
    }
}
