public import CacheNetCore

/// The test half of CIFAR-10 in its binary layout, or any data set in that layout.
///
/// `test_batch.bin` holds records of one label byte and 3,072 bytes of a 32 x 32 picture (red, green, blue, each
/// row-major); `batches.meta.txt` holds one label name a line. No other file of the layout is needed.
public struct CIFAR10Dataset: Dataset {
    public let labels: [String]
    public let frameShape = [3, 32, 32]
    public let count: Int
    private let batch: [UInt8]

    private static let pictureBytes = 3 * 32 * 32
    private static let recordBytes = 1 + pictureBytes

    /// Reads the whole test batch into memory.
    ///
    /// - Throws: ``DataError`` when a file is missing or empty, a record is cut off, or a label has no name.
    public init(directory: String) throws(DataError) {
        let labels = try Self.readLabels("\(directory)/batches.meta.txt")
        let path = "\(directory)/test_batch.bin"
        let batch = try readFile(path)
        guard !batch.isEmpty, batch.count.isMultiple(of: Self.recordBytes) else {
            throw DataError(
                .invalidFile,
                "\(path): expected one or more records of \(Self.recordBytes) bytes, got \(batch.count) bytes")
        }
        for (record, start) in stride(from: 0, to: batch.count, by: Self.recordBytes).enumerated()
        where Int(batch[start]) >= labels.count {
            throw DataError(
                .invalidFile,
                "\(path): expected a label of 0 to \(labels.count - 1) in record \(record), got \(batch[start])")
        }
        self.labels = labels
        self.batch = batch
        count = batch.count / Self.recordBytes
    }

    public func label(of record: Int) -> Int {
        Int(batch[record * Self.recordBytes])
    }

    public func pixels(of record: Int) -> Tensor {
        let start = record * Self.recordBytes + 1
        do {
            return try Tensor(
                elementType: .uint8, shape: [1] + frameShape, bytes: Array(batch[start..<start + Self.pictureBytes]))
        } catch {
            preconditionFailure("\(Self.pictureBytes) bytes are one picture of shape \(frameShape): \(error)")
        }
    }

    private static func readLabels(_ path: String) throws(DataError) -> [String] {
        let text = String(decoding: try readFile(path, limit: 1 << 20), as: UTF8.self)
        let labels = text.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }.map(String.init)
        guard !labels.isEmpty else {
            throw DataError(.invalidFile, "\(path): expected one label name a line, got no name")
        }
        return labels
    }
}
