public import CacheNetCore

/// Tensors of any type and rank, such as sound or measurements, from NumPy's files.
///
/// | file | what it holds |
/// |---|---|
/// | `train.npy`, `calibration.npy`, `test.npy` | the frames of a split, `[records] +` a frame's shape |
/// | `train-labels.npy` and so on | whole numbers, `[records]`: indices into the names, -1 for a frame without a label |
/// | `labels.txt` | the labels' names, one a line |
/// | `train-sequences.npy` and so on | whole numbers, `[records]`: neighbours with the same one follow one another in time |
///
/// Labels and sequences may be missing; so may the splits that nobody opens.
public struct TensorDataset: Dataset {
    /// The lines of `labels.txt`; empty without that file.
    public let labels: [String]
    /// Runs of neighbours with the same number in the split's file of sequences; `nil` without that file.
    public let sequences: [Range<Int>]?
    private let frames: NumPyArray
    private let indices: [Int]?

    /// Reads the whole split into memory.
    ///
    /// - Throws: ``DataError`` when a file is missing or does not fit the others.
    public init(directory: String, split: Split) throws(DataError) {
        let path = "\(directory)/\(split)"
        let names = Set(try listDirectory(FilePath(directory)).map { "\($0.name)" })
        guard names.contains("\(split).npy") else {
            throw DataError(.missingSplit, "\(directory): expected \(split).npy for the \(split) split, got none")
        }
        frames = try NumPyArray(file: "\(path).npy")
        let shape = frames.shape
        guard shape.count >= 2, !shape.contains(0) else {
            throw DataError(.invalidFile, "\(path).npy: expected [records] + a frame's shape, got \(shape)")
        }
        let count = shape[0]
        /// What a file of one number for each frame says; `nil` where it is missing.
        func numbers(_ name: String) throws(DataError) -> [Int]? {
            guard names.contains(name) else { return nil }
            let array = try NumPyArray(file: "\(directory)/\(name)")
            guard array.shape == [count], let numbers = array.integers() else {
                throw DataError(
                    .invalidFile,
                    "\(directory)/\(name): expected whole numbers [\(count)], one for each frame, "
                        + "got \(array.elementType.rawValue) \(array.shape)")
            }
            return numbers
        }
        let labels = names.contains("labels.txt") ? try readLabelNames("\(directory)/labels.txt") : []
        indices = try numbers("\(split)-labels.npy")
        guard !labels.isEmpty || indices == nil else {
            throw DataError(
                .missingLabel, "\(directory): expected labels.txt with the names of \(split)-labels.npy, got none")
        }
        if let stray = indices?.first(where: { !(-1..<labels.count).contains($0) }) {
            throw DataError(
                .invalidFile,
                "\(path)-labels.npy: expected -1 to \(labels.count - 1), as labels.txt has \(labels.count) names, "
                    + "got \(stray)")
        }
        self.labels = labels
        sequences = try numbers("\(split)-sequences.npy").map(Self.runs)
    }

    /// The dimensions in the split's file behind the first, which counts records; any rank of at least 1.
    public var frameShape: [Int] { Array(frames.shape.dropFirst()) }
    /// What the split's file holds.
    public var frameType: ElementType { frames.elementType }
    /// The first dimension in the split's file.
    public var count: Int { frames.shape[0] }

    /// `nil` where the split's file of labels says -1, or there is no such file.
    public func label(of record: Int) -> Int? {
        indices.flatMap { $0[record] < 0 ? nil : $0[record] }
    }

    /// `frameType`, `[1] + frameShape`, as the file has it.
    public func pixels(of record: Int) -> Tensor {
        do {
            return try Tensor(
                elementType: frameType, shape: [1] + frameShape, bytes: Array(frames.bytes(of: record)))
        } catch {
            preconditionFailure("an item of \(frames.shape) is one frame: \(error)")
        }
    }

    private static func runs(_ numbers: [Int]) -> [Range<Int>] {
        var bounds = numbers.indices.dropFirst().filter { numbers[$0] != numbers[$0 - 1] }
        bounds = [0] + bounds + [numbers.count]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }
}
