/// The folder of one class's pictures, by its name, which is the label.
struct ClassFolder {
    let name: FilePath
    let label: String

    /// Deeper ones are a mistake, such as a link to a folder above.
    private static let mostLevels = 8

    /// Sorted by label.
    ///
    /// - Throws: ``DataError`` when a name is not UTF-8, since labels are text, or when two are the same text, which may
    ///   be written in two ways.
    static func all(in root: FilePath) throws(DataError) -> [ClassFolder] {
        var folders: [ClassFolder] = []
        for entry in try listDirectory(root) where entry.isDirectory {
            guard let label = entry.name.text else {
                throw DataError(
                    .invalidFile,
                    "\(root): expected names of class folders in UTF-8, since a label is text, got \"\(entry.name)\": "
                        + "rename it")
            }
            folders.append(ClassFolder(name: entry.name, label: label))
        }
        folders.sort { $0.label < $1.label }
        for (first, second) in zip(folders, folders.dropFirst()) where first.label == second.label {
            throw DataError(
                .invalidFile,
                "\(root): expected a different name for each class folder, got \"\(first.label)\" in two spellings, "
                    + "\(first.name.escaped) and \(second.name.escaped): make them one folder")
        }
        return folders
    }

    /// All files in the folder and in those within it.
    ///
    /// - Parameter root: holds the folder.
    /// - Returns: paths relative to the root, at least one, and how many of them each folder within this one has.
    /// - Throws: ``DataError`` when there are none, or a folder within this one is called as a split is.
    func pictures(
        in root: FilePath
    ) throws(DataError) -> (paths: [FilePath], nested: [(folder: FilePath, count: Int)]) {
        var nested: [(folder: FilePath, count: Int)] = []
        let paths = try Self.files(in: name, under: root, level: 1, &nested)
        guard !paths.isEmpty else {
            throw DataError(
                .invalidFile, "\(root.appending(name)): expected pictures in a class folder, got none")
        }
        return (paths, nested)
    }

    private static func files(
        in folder: FilePath, under root: FilePath, level: Int, _ nested: inout [(folder: FilePath, count: Int)]
    ) throws(DataError) -> [FilePath] {
        var paths: [FilePath] = []
        for entry in try listDirectory(root.appending(folder)) {
            let path = folder.appending(entry.name)
            guard entry.isDirectory else {
                paths.append(path)
                continue
            }
            guard SplitName(entry.name) == nil else {
                throw DataError(
                    .invalidFile,
                    "\(root.appending(path)): expected pictures in a class folder, got a folder that is called as a "
                        + "split is; splits hold class folders, not the other way round")
            }
            guard level < mostLevels else {
                throw DataError(
                    .invalidFile, "\(root.appending(path)): expected folders at most \(mostLevels) deep, got more")
            }
            let within = try files(in: path, under: root, level: level + 1, &nested)
            nested.append((folder: path, count: within.count))
            paths += within
        }
        return paths
    }
}
