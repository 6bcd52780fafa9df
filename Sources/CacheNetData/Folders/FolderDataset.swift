public import CacheNetCore

/// Pictures in folders: one folder for each class, whose name is the label's; JPEG and PNG files of any size, told apart
/// by their content.
///
/// ```
/// pictures/cat/1.jpg          or   pictures/train/cat/1.jpg
/// pictures/dog/2.png               pictures/test/dog/2.png
/// ```
///
/// Labels are sorted by name, records by label and then by file name; files in folders within a class folder count as
/// its own. Hidden files, what systems leave behind (`__MACOSX`, `Thumbs.db`), and files beside the class folders, do not
/// count. A file's name may be any bytes; a class folder's is text, so UTF-8.
///
/// Where there are folders `train` and `test` with class folders in them, these are the splits, and a tenth of `train` is
/// for calibration. `val` (also `valid` or `validation`) is for calibration in place of that tenth; where there is no
/// `test`, it is what is tested on, as with ImageNet. Upper and lower case are the same. Anything beside these folders
/// does not count. Without them eight tenths are for training, one for calibration and one for testing. A file's path
/// relative to the folder of classes decides which, so that adding pictures moves no other. ``notes`` say what is used and
/// what is not.
///
/// Pictures that lie in the folder itself, with no folder among them, have no labels. They are one sequence in the
/// order of their names, as the frames of a video are, and all in the test split and in the calibration split, since
/// nothing can be learned from them. As soon as there are folders, files beside them do not count.
///
/// Every picture is cropped at its centre to the shape's aspect ratio and resampled (``Picture/fitted(width:height:)``).
/// Pictures are decoded on all cores when the data set is opened, and kept in memory as a byte per channel and pixel: 12
/// KiB a picture of 3 x 64 x 64. While opening, every core holds the picture that it decodes: up to ten bytes a pixel.
public struct FolderDataset: Dataset {
    /// The class folders' names, sorted, even of those without a picture in this split; empty where there are no such
    /// folders.
    public let labels: [String]
    /// `[channels, height, width]`, as the parameters have them.
    public let frameShape: [Int]
    /// Pictures of the split that cannot be read; 0 unless the parameters leave such out.
    public let skipped: Int?
    /// Which folders the split is made of, what does not count, and classes of which no picture can be read.
    public let notes: [String]
    private let records: [(label: Int?, pixels: Tensor)]

    /// Reads the whole split into memory.
    ///
    /// - Throws: ``DataError`` when there are neither two class folders nor only pictures, when a class folder is
    ///   empty, when nothing is left for the split, when the pictures would need more than 4 GiB, or when some cannot be
    ///   read: the first ten are named.
    public init(
        directory: String, parameters: FolderParameters, split: Split = .test
    ) throws(DataError) {
        try self.init(directory: directory, parameters: parameters, split: split, takesAllIfUndivided: false)
    }

    /// - Parameter takesAllIfUndivided: whether every picture counts where no folders say what is which split.
    init(
        directory: String, parameters: FolderParameters, split: Split, takesAllIfUndivided: Bool
    ) throws(DataError) {
        let index = try FolderIndex(
            directory: FilePath(directory), split: split, takesAllIfUndivided: takesAllIfUndivided)
        let loader = PictureLoader(
            directory: directory, split: split, shape: [parameters.channels, parameters.height, parameters.width],
            skipsUnreadable: parameters.skipsUnreadable, skipOption: "skip=unreadable")
        let frames = try loader.load(index.entries.map(\.path))
        labels = index.labels
        frameShape = loader.shape
        records = zip(index.entries, frames).compactMap { entry, frame in
            frame.map { (label: entry.label, pixels: $0) }
        }
        skipped = frames.count - records.count
        let unread = Set(index.entries.compactMap(\.label)).subtracting(records.compactMap(\.label)).sorted()
        let names = brief(unread.map { index.labels[$0] })
        notes =
            index.notes
            + (unread.isEmpty ? [] : ["left out all pictures of the \(split) split, as none can be read, of \(names)"])
    }

    /// Pictures of the split that were read.
    public var count: Int { records.count }

    /// Without labels one sequence of all pictures, in the order of their names; with labels `nil`.
    public var sequences: [Range<Int>]? { labels.isEmpty ? [0..<count] : nil }

    /// `nil` for all records where pictures lie in no class folders.
    public func label(of record: Int) -> Int? { records[record].label }

    /// `uint8`, `[1, channels, height, width]`, cropped and resampled.
    public func pixels(of record: Int) -> Tensor { records[record].pixels }
}
