/// A folder of pictures without any class folder: nobody says what they show.
struct UnlabelledFolder {
    /// Sorted by the bytes of their names; at least one.
    let entries: [FolderIndex.Entry]
    private let directory: FilePath

    /// - Returns: `nil` where there is a folder, which may be a class's, or no file.
    init?(directory: FilePath) throws(DataError) {
        let found = try listDirectory(directory)
        guard !found.isEmpty, !found.contains(where: \.isDirectory) else { return nil }
        entries = found.map { FolderIndex.Entry(path: directory.appending($0.name), label: nil) }
        self.directory = directory
    }

    /// What a person should know.
    var note: String { "no class folders: \(content), in the order of their names" }

    private var content: String {
        entries.count == 1 ? "1 picture without a label" : "\(entries.count) pictures without labels"
    }

    /// All of it can be shown, or compared with what a model says of it. Nothing can be learned from it.
    ///
    /// - Throws: ``DataError`` for the training split.
    func check(_ split: Split) throws(DataError) {
        guard split == .train else { return }
        throw DataError(
            .missingSplit,
            "\(directory): expected class folders for the \(split) split, got \(content), which cannot be trained on")
    }
}
