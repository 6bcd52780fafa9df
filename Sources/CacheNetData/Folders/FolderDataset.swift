public import CacheNetCore
internal import Dispatch
internal import Synchronization

/// Pictures in folders: one folder for each class, whose name is the label's; JPEG and PNG files of any size, told apart
/// by their content.
///
/// ```
/// pictures/cat/1.jpg          or   pictures/train/cat/1.jpg
/// pictures/dog/2.png               pictures/test/dog/2.png
/// ```
///
/// Labels are sorted by name, records by label and then by file name. Hidden files, and files beside the class folders,
/// do not count. Where there are folders `train` and `test` with class folders in them, these are the splits, and a
/// tenth of `train` is for calibration; anything beside them does not count. Otherwise eight tenths are for training, one
/// for calibration and one for testing. A file's path relative to the folder of classes decides which, so that adding
/// pictures moves no other.
///
/// Every picture is cropped at its centre to the shape's aspect ratio and resampled (``Picture/fitted(width:height:)``).
/// Pictures are decoded on all cores when the data set is opened, and kept in memory as a byte per channel and pixel: 12
/// KiB a picture of 3 x 64 x 64. While opening, every core holds the picture that it decodes: up to ten bytes a pixel.
public struct FolderDataset: Dataset {
    public let labels: [String]
    public let frameShape: [Int]
    /// Pictures left out because they could not be read.
    public let skipped: Int
    private let records: [(label: Int, pixels: Tensor)]

    private static let maximumBytes = 4 << 30
    private static let namedFailures = 10

    /// Reads the whole split into memory.
    ///
    /// - Throws: ``DataError`` when there are no two class folders or one is empty, when nothing is left for the split,
    ///   when the pictures would need more than 4 GiB, or when some cannot be read: the first ten are named.
    public init(
        directory: String, parameters: FolderParameters, split: Split = .test
    ) throws(DataError) {
        let index = try FolderIndex(directory: directory, split: split)
        let shape = [parameters.channels, parameters.height, parameters.width]
        let pictureBytes = shape.reduce(1, *)
        guard index.entries.count <= Self.maximumBytes / pictureBytes else {
            throw DataError(
                .invalidFile,
                "\(directory): expected at most 4 GiB of pixels, got \(index.entries.count) pictures of "
                    + "\(pictureBytes) bytes in the \(split) split: choose a smaller size")
        }
        let decoded = Self.decode(index.entries, parameters)
        var records: [(label: Int, pixels: Tensor)] = []
        var failures: [DataError] = []
        for (entry, result) in zip(index.entries, decoded) {
            switch result {
            case .success(let pixels): records.append((entry.label, pixels))
            case .failure(let error): failures.append(error)
            }
        }
        guard failures.isEmpty || parameters.skipsUnreadable else {
            throw Self.unreadable(failures, of: index.entries.count, in: directory)
        }
        guard !records.isEmpty else {
            throw DataError(
                .missingSplit,
                "\(directory): expected a readable picture in the \(split) split, "
                    + "got \(failures.count) that are not, such as \(failures[0])")
        }
        labels = index.labels
        frameShape = shape
        skipped = failures.count
        self.records = records
    }

    public var count: Int { records.count }

    public func label(of record: Int) -> Int { records[record].label }

    public func pixels(of record: Int) -> Tensor { records[record].pixels }

    private static func decode(
        _ entries: [FolderIndex.Entry], _ parameters: FolderParameters
    ) -> [Result<Tensor, DataError>] {
        let results = Mutex<[Int: Result<Tensor, DataError>]>([:])
        DispatchQueue.concurrentPerform(iterations: entries.count) { index in
            let result = Result { () throws(DataError) in
                let picture = try PictureFile.read(entries[index].path)
                return (parameters.channels == 1 ? picture.grey : picture)
                    .fitted(width: parameters.width, height: parameters.height).frame
            }
            results.withLock { $0[index] = result }
        }
        return results.withLock { results in entries.indices.compactMap { results[$0] } }
    }

    private static func unreadable(_ failures: [DataError], of total: Int, in directory: String) -> DataError {
        let named = failures.prefix(namedFailures).map { "\n  \($0)" }.joined()
        let more = failures.count > namedFailures ? "\n  and \(failures.count - namedFailures) more" : ""
        return DataError(
            .invalidFile,
            "\(directory): expected pictures that can be read, got \(failures.count) of \(total) that cannot "
                + "(skip=unreadable leaves them out):\(named)\(more)")
    }
}
