internal import CacheNetCore

/// Which folder holds the class folders of which split.
///
/// Folders that are called as splits are (``SplitName``) and have folders in them are the splits. Without any, the
/// directory itself holds the class folders.
struct FolderLayout {
    /// Holds a folder for each label.
    let labelRoot: FilePath
    /// What a person should know, a line each.
    let notes: [String]
    /// Empty where one folder is for all splits.
    private let roots: [Split: FilePath]
    /// Folders that notes name; more would hide the rest.
    private static let named = 8
    /// Whether calibration has a tenth of the pictures that are there for training.
    private let dividesTraining: Bool

    /// - Throws: ``DataError`` when folders are called as splits and do not make a whole, or two make the same split.
    init(directory: FilePath) throws(DataError) {
        let entries = try listDirectory(directory)
        let folders = entries.filter(\.isDirectory).map(\.name)
        var splits: [SplitName: FilePath] = [:]
        var others: [String] = []
        for folder in folders {
            guard let name = SplitName(folder) else {
                others.append("\(folder)/")
                continue
            }
            guard try listDirectory(directory.appending(folder)).contains(where: \.isDirectory) else {
                others.append("\(folder)/, which has no class folders")
                continue
            }
            if let other = splits.updateValue(folder, forKey: name) {
                throw DataError(
                    .invalidFile, "\(directory): expected one folder for \(name), got \(other)/ and \(folder)/")
            }
        }
        guard !splits.isEmpty else {
            try Self.checkAreClasses(folders, directory)
            (labelRoot, roots, dividesTraining) = (directory, [:], false)
            let files = entries.count(where: { !$0.isDirectory })
            notes =
                folders.filter { SplitName($0) != nil }
                .map { "\($0)/ is taken for a class, as it has no class folders" }
                + (files == 0 ? [] : ["left out \(files) files beside the class folders"])
            return
        }
        guard let train = splits[.train], let tested = splits[.test] ?? splits[.validation] else {
            throw Self.incomplete(directory, splits, others)
        }
        // What is there to validate on calibrates, unless it has to stand in for the test split.
        let calibration = splits[.test] == nil ? nil : splits[.validation]
        labelRoot = directory.appending(train)
        roots = [
            .train: labelRoot, .calibration: directory.appending(calibration ?? train),
            .test: directory.appending(tested),
        ]
        dividesTraining = calibration == nil
        let calibrated = calibration.map { ", \($0)/ for calibration, " } ?? " and, a tenth of it, for calibration; "
        notes =
            ["splits: \(train)/ for training\(calibrated)\(tested)/ for testing"]
            + others.prefix(Self.named).map { "left out \($0)" }
            + (others.count > Self.named ? ["left out \(others.count - Self.named) more folders"] : [])
    }

    /// Whether folders say which pictures are of which split.
    var hasSplits: Bool { !roots.isEmpty }

    /// Holds the class folders of a split.
    func root(of split: Split) -> FilePath { roots[split] ?? labelRoot }

    /// - Parameter path: of a picture in the split's root, relative to that.
    func isPicture(_ path: FilePath, of split: Split) -> Bool {
        guard !roots.isEmpty else { return PathSplit.split(of: path) == split }
        guard dividesTraining, split != .test else { return true }
        return (PathSplit.split(of: path) == .calibration) == (split == .calibration)
    }

    private static func checkAreClasses(_ folders: [FilePath], _ directory: FilePath) throws(DataError) {
        guard folders.count >= 2, folders.allSatisfy({ SplitName($0) != nil }) else { return }
        let names = folders.map { "\($0)/" }.joined(separator: " and ")
        throw DataError(
            .invalidFile,
            "\(directory): expected a folder for each class in \(names), which are called as splits are, got none")
    }

    private static func incomplete(
        _ directory: FilePath, _ splits: [SplitName: FilePath], _ others: [String]
    ) -> DataError {
        let names = splits.values.sorted().map { "\($0)/" }.joined(separator: " and ")
        let missing = splits[.train] == nil ? "train/" : "test/ or val/"
        let beside = others.isEmpty ? "nothing else" : "only " + brief(others, limit: 3)
        return DataError(
            .invalidFile,
            "\(directory): expected \(missing) with class folders beside \(names), got \(beside) "
                + "(a folder with all classes in it can be opened by itself, and is divided)")
    }
}
