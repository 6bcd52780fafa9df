internal import CacheNetCore

/// The labels of a folder and the files of one of its splits. Nothing is decoded.
struct FolderIndex {
    struct Entry: Equatable {
        let path: FilePath
        /// `nil` for a picture that is in no class folder.
        let label: Int?
    }

    /// Names of the class folders, sorted; empty where there are none, but pictures.
    let labels: [String]
    /// Sorted by label, then by name; at least one.
    let entries: [Entry]
    /// What a person should know, a line each.
    let notes: [String]

    /// - Parameter takesAllIfUndivided: whether every picture counts where no folders say what is which split.
    /// - Throws: ``DataError`` when there are fewer than two class folders but not only pictures, one of them is empty or
    ///   has no name in UTF-8, two have the same name, a class is tested that is not trained, or no picture falls into the
    ///   split.
    init(directory: FilePath, split: Split, takesAllIfUndivided: Bool = false) throws(DataError) {
        if let pictures = try UnlabelledFolder(directory: directory) {
            try pictures.check(split)
            (labels, entries, notes) = ([], pictures.entries, [pictures.note])
            return
        }
        let layout = try FolderLayout(directory: directory)
        labels = try ClassFolder.all(in: layout.labelRoot).map(\.label)
        guard labels.count >= 2 else {
            let files = try listDirectory(layout.labelRoot).count(where: { !$0.isDirectory })
            let got =
                labels.first.map { "only \"\($0)\"" + (files == 0 ? "" : " and \(files) files beside it") }
                ?? "no folder"
            throw DataError(
                .invalidFile, "\(layout.labelRoot): expected a folder for each of two or more classes, got \(got)")
        }
        let root = layout.root(of: split)
        let takesAll = takesAllIfUndivided && !layout.hasSplits
        var entries: [Entry] = []
        var nested: [String] = []
        for folder in try ClassFolder.all(in: root) {
            // Equal are names that look the same, in whichever way their accents are written.
            guard let label = labels.firstIndex(of: folder.label) else {
                throw DataError(
                    .invalidFile,
                    "\(root.appending(folder.name)): expected the name of a class folder in \(layout.labelRoot) too")
            }
            let pictures = try folder.pictures(in: root)
            for path in pictures.paths where takesAll || layout.isPicture(path, of: split) {
                entries.append(Entry(path: root.appending(path), label: label))
            }
            nested += pictures.nested.map { "\($0.folder)/ (\($0.count))" }
        }
        guard !entries.isEmpty else {
            throw DataError(
                .missingSplit, "\(directory): expected a picture for the \(split) split, got too few pictures for one")
        }
        self.entries = entries
        notes = layout.notes + (nested.isEmpty ? [] : ["files in folders within class folders: \(brief(nested))"])
    }
}
