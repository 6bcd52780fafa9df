public import CacheNetCore

/// CIFAR-10 in its binary layout, or any data set in that layout.
///
/// Every batch holds records of one label byte and 3,072 bytes of a 32 x 32 picture (red, green, blue, each row-major);
/// `batches.meta.txt` holds one label name a line. `test_batch.bin` is the test split. The records of
/// `data_batch_1.bin`, `data_batch_2.bin` and so on, in the order of their numbers, are divided once and for all: every
/// tenth of them (the 10th, the 20th, ...) is for calibration, the others are for training. Only the files of the split
/// that is opened are needed.
public struct CIFAR10Dataset: Dataset {
    /// In the order of `batches.meta.txt`.
    public let labels: [String]
    /// Three channels of 32 x 32 pixels.
    public let frameShape = [3, 32, 32]
    /// Records of the split that was opened.
    public let count: Int
    private let batch: [UInt8]

    private static let pictureBytes = 3 * 32 * 32
    private static let recordBytes = 1 + pictureBytes
    private static let calibrationStride = 10

    /// Reads the whole split into memory.
    ///
    /// - Throws: ``DataError`` when a file is missing or empty, a record is cut off, a label has no name, or the
    ///   directory has nothing for the split.
    public init(directory: String, split: Split = .test) throws(DataError) {
        let labels = try readLabelNames("\(directory)/batches.meta.txt")
        self.labels = labels
        switch split {
        case .test: batch = try Self.readBatch("\(directory)/test_batch.bin", labels: labels)
        case .train, .calibration: batch = try Self.readPool(directory, labels: labels, split: split)
        }
        count = batch.count / Self.recordBytes
    }

    /// Never `nil`: every record of the layout has a label.
    public func label(of record: Int) -> Int? {
        Int(batch[record * Self.recordBytes])
    }

    /// `uint8`, `[1, 3, 32, 32]`, RGB.
    public func pixels(of record: Int) -> Tensor {
        let start = record * Self.recordBytes + 1
        do {
            return try Tensor(
                elementType: .uint8, shape: [1] + frameShape, bytes: Array(batch[start..<start + Self.pictureBytes]))
        } catch {
            preconditionFailure("\(Self.pictureBytes) bytes are one picture of shape \(frameShape): \(error)")
        }
    }

    private static func readPool(
        _ directory: String, labels: [String], split: Split
    ) throws(DataError) -> [UInt8] {
        let names = try listDirectory(FilePath(directory)).compactMap { entry in
            batchNumber("\(entry.name)").map { (number: $0, name: entry.name) }
        }
        guard !names.isEmpty else {
            throw DataError(
                .missingSplit,
                "\(directory): expected data_batch_1.bin and so on for the \(split) split, got none: "
                    + "there is only the test split")
        }
        let batches = names.sorted { $0.number < $1.number }
        for (expected, batch) in batches.enumerated() where batch.number != expected + 1 {
            throw DataError(
                .invalidFile,
                "\(directory): expected data_batch_\(expected + 1).bin and so on without a gap, got \(batch.name) in its "
                    + "place")
        }
        var chosen: [UInt8] = []
        var seen = 0
        for (_, name) in batches {
            let batch = try readBatch("\(directory)/\(name)", labels: labels)
            for start in stride(from: 0, to: batch.count, by: recordBytes) {
                seen += 1
                let isCalibration = seen.isMultiple(of: calibrationStride)
                if isCalibration == (split == .calibration) { chosen += batch[start..<start + recordBytes] }
            }
        }
        guard !chosen.isEmpty else {
            throw DataError(
                .missingSplit,
                "\(directory): expected at least \(calibrationStride) records for a calibration split, got \(seen)")
        }
        return chosen
    }

    /// The N of `data_batch_N.bin`.
    private static func batchNumber(_ name: String) -> Int? {
        guard name.hasPrefix("data_batch_"), name.hasSuffix(".bin") else { return nil }
        return Int(name.dropFirst("data_batch_".count).dropLast(".bin".count))
    }

    private static func readBatch(_ path: String, labels: [String]) throws(DataError) -> [UInt8] {
        let batch = try readFile(path)
        guard !batch.isEmpty, batch.count.isMultiple(of: recordBytes) else {
            throw DataError(
                .invalidFile,
                "\(path): expected one or more records of \(recordBytes) bytes, got \(batch.count) bytes")
        }
        for (record, start) in stride(from: 0, to: batch.count, by: recordBytes).enumerated()
        where Int(batch[start]) >= labels.count {
            throw DataError(
                .invalidFile,
                "\(path): expected a label of 0 to \(labels.count - 1) in record \(record), got \(batch[start])")
        }
        return batch
    }
}
