/// What pictures of a ``FolderDataset`` become: `size=96x96,channels=1,skip=unreadable`, each at most once, in any order.
public struct FolderParameters: Sendable, Hashable {
    /// Pixels, 1 to 1024 (default: 64).
    public let width: Int
    /// Pixels, 1 to 1024 (default: 64).
    public let height: Int
    /// 3 for RGB, 1 for grey (default: 3).
    public let channels: Int
    /// Whether pictures that cannot be read are left out and counted instead of being an error.
    public let skipsUnreadable: Bool

    private static let edges = 1...1024

    /// - Parameter text: pairs with commas between them, or empty.
    /// - Throws: ``DataError`` that names the parameter.
    public init(_ text: String = "") throws(DataError) {
        var values: [String: String] = [:]
        for pair in text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, ["size", "channels", "skip"].contains(parts[0]) else {
                throw DataError(
                    .invalidSource,
                    "folder: expected size=WIDTHxHEIGHT, channels=1 or 3, or skip=unreadable after a comma "
                        + "(a path cannot hold one), got \"\(pair)\"")
            }
            guard values.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw DataError(.invalidSource, "folder: expected \(parts[0]) at most once, got it again")
            }
        }
        (width, height) = try Self.size(values["size"] ?? "64x64")
        let channels = values["channels"] ?? "3"
        guard channels == "1" || channels == "3" else {
            throw DataError(.invalidSource, "folder: expected channels=1 or channels=3, got \"\(channels)\"")
        }
        self.channels = channels == "1" ? 1 : 3
        guard values["skip"] ?? "unreadable" == "unreadable" else {
            throw DataError(.invalidSource, "folder: expected skip=unreadable, got \"\(values["skip"] ?? "")\"")
        }
        skipsUnreadable = values["skip"] != nil
    }

    private static func size(_ text: String) throws(DataError) -> (width: Int, height: Int) {
        let edges = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard edges.count == 2, let width = edges[0], let height = edges[1],
            Self.edges.contains(width), Self.edges.contains(height)
        else {
            throw DataError(
                .invalidSource,
                "folder: expected a size of WIDTHxHEIGHT, each \(Self.edges.lowerBound) to \(Self.edges.upperBound), "
                    + "got \"\(text)\"")
        }
        return (width, height)
    }
}
