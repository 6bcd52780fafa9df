/// The labels of a folder and the files of one of its splits. Nothing is decoded.
struct FolderIndex {
    struct Entry: Equatable {
        let path: String
        let label: Int
    }

    /// Names of the class folders, sorted.
    let labels: [String]
    /// Sorted by label, then by name; at least one.
    let entries: [Entry]

    /// - Throws: ``DataError`` when there are fewer than two class folders, one of them is empty, a class is tested that
    ///   is not trained, or no picture falls into the split.
    init(directory: String, split: Split) throws(DataError) {
        let hasTestFolder = try Self.hasTrainAndTest(directory)
        labels = try Self.classes(in: hasTestFolder ? "\(directory)/train" : directory)
        let root = hasTestFolder ? "\(directory)/\(split == .test ? "test" : "train")" : directory
        let classes = try Self.classes(in: root)
        var entries: [Entry] = []
        for name in classes {
            guard let label = labels.firstIndex(of: name) else {
                throw DataError(
                    .invalidFile, "\(root)/\(name): expected the name of a class folder in \(directory)/train too")
            }
            let files = try listDirectory("\(root)/\(name)").map(\.name)
            guard !files.isEmpty else {
                throw DataError(.invalidFile, "\(root)/\(name): expected pictures in a class folder, got none")
            }
            for file in files {
                guard Self.isPicture("\(name)/\(file)", for: split, hasTestFolder: hasTestFolder) else { continue }
                entries.append(Entry(path: "\(root)/\(name)/\(file)", label: label))
            }
        }
        guard !entries.isEmpty else {
            throw DataError(
                .missingSplit, "\(directory): expected a picture for the \(split) split, got too few pictures for one")
        }
        self.entries = entries
    }

    private static func isPicture(_ path: String, for split: Split, hasTestFolder: Bool) -> Bool {
        guard hasTestFolder else { return PathSplit.split(of: path) == split }
        // Testing has pictures of its own, so all the others are there to learn from and to calibrate on.
        return split == .test || (PathSplit.split(of: path) == .calibration) == (split == .calibration)
    }

    private static func hasTrainAndTest(_ directory: String) throws(DataError) -> Bool {
        let folders = try folders(in: directory)
        guard folders.contains("train"), folders.contains("test") else { return false }
        for name in ["train", "test"] where try Self.folders(in: "\(directory)/\(name)").isEmpty { return false }
        return true
    }

    private static func classes(in directory: String) throws(DataError) -> [String] {
        let classes = try folders(in: directory)
        guard classes.count >= 2 else {
            let got = classes.first.map { "only \"\($0)\"" } ?? "no folder"
            throw DataError(.invalidFile, "\(directory): expected a folder for each of two or more classes, got \(got)")
        }
        return classes
    }

    private static func folders(in directory: String) throws(DataError) -> [String] {
        try listDirectory(directory).filter(\.isDirectory).map(\.name)
    }
}
