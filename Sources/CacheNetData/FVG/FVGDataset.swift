public import CacheNetCore

/// FVG (Front-View Gait), or any data set in its layout: subject identification from walks towards a camera.
///
/// ```
/// FVG/SIL/session1/001_01/0001.png     subject 001, walk 01; beside SIL: SEG, CROP, RAW
/// FVG/SIL/session2/148_01/0001.png
/// FVG/SIL/session3/001_01/0001.png     subject 001 again, later: the same label
/// ```
///
/// A label is a subject, a record a frame, a sequence a walk; frames follow one another as their names do. The splits
/// are made of whole walks: of a subject's twelve in a session seven are for training, two for calibration, three for
/// testing, and a walk's numbers alone decide which. Every file in a walk's folder is a frame, whatever its name.
/// Subjects without a walk to train on, walks without frames, folders in walks and frames that cannot be read are errors,
/// or are left out on request (``FVGParameters/skipsUnusable``).
///
/// Every frame, of whatever size, is cropped at its centre to the shape's aspect ratio and resampled
/// (``Picture/fitted(width:height:)``). Frames are decoded on all cores when the data set is opened, so that a damaged
/// one is found then and not on the way, and are kept in memory: 2 KiB a silhouette of 32 x 64.
public struct FVGDataset: Dataset {
    /// The subjects that have a walk to train on, by their numbers in three digits, such as `007`.
    public let labels: [String]
    /// `[channels, height, width]`: one channel for silhouettes, three for other pictures.
    public let frameShape: [Int]
    /// Frames that cannot be read; 0 unless ``FVGParameters/skipsUnusable`` leaves such out.
    public let skipped: Int?
    /// Which folder was read, what its records are, and which folders, walks and subjects were left out.
    public let notes: [String]
    private let records: [(label: Int, pixels: Tensor)]
    private let walks: [Range<Int>]

    /// Reads the whole split into memory.
    ///
    /// - Parameter directory: holds the folders `SIL` and so on, or is one of them.
    /// - Throws: ``DataError`` when folders are missing or wrongly named, when something cannot be used and is not to
    ///   be left out, when nothing is left for the split, or when the frames would need more than 4 GiB.
    public init(
        directory: String, parameters: FVGParameters, split: Split = .test
    ) throws(DataError) {
        let folder = try FVGFolder(FilePath(directory), parameters.pictures)
        let index = try FVGIndex(folder, parameters, split: split)
        let loader = PictureLoader(
            directory: "\(folder.path)", split: split,
            shape: [folder.pictures.channels, parameters.height, parameters.width],
            skipsUnreadable: parameters.skipsUnusable, skipOption: "skip=unusable")
        let frames = try loader.load(index.walks.flatMap(\.frames))
        var records: [(label: Int, pixels: Tensor)] = []
        var walks: [Range<Int>] = []
        var rest = frames[...]
        for walk in index.walks {
            let start = records.count
            records += rest.prefix(walk.frames.count).compactMap { frame in
                frame.map { (label: walk.label, pixels: $0) }
            }
            rest = rest.dropFirst(walk.frames.count)
            if records.count > start { walks.append(start..<records.count) }
        }
        labels = index.labels
        frameShape = loader.shape
        skipped = frames.count - records.count
        notes =
            ["pictures: \(folder.path)", "a label is a subject, a sequence a walk, a record a frame"]
            + index.leftOut.map { "left out \($0)" }
        self.records = records
        self.walks = walks
    }

    /// Frames of the split's walks that were read.
    public var count: Int { records.count }

    /// The subject's index. Never `nil`.
    public func label(of record: Int) -> Int? { records[record].label }

    /// `uint8`, `[1, channels, height, width]`, cropped and resampled.
    public func pixels(of record: Int) -> Tensor { records[record].pixels }

    /// The frames of each walk, of which at least one was read.
    public var sequences: [Range<Int>]? { walks }
}
