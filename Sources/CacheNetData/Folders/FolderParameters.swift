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

    /// - Parameter text: pairs with commas between them, or empty.
    /// - Throws: ``DataError`` that names the parameter.
    public init(_ text: String = "") throws(DataError) {
        let list = try ParameterList(
            text, source: "folder", usage: ["size=WIDTHxHEIGHT", "channels=1|3", "skip=unreadable"])
        (width, height) = try list.size(orElse: (64, 64))
        let channels = list["channels"] ?? "3"
        guard channels == "1" || channels == "3" else {
            throw DataError(.invalidSource, "folder: expected channels=1 or channels=3, got \"\(channels)\"")
        }
        self.channels = channels == "1" ? 1 : 3
        skipsUnreadable = try list.contains("skip", "unreadable")
    }
}
