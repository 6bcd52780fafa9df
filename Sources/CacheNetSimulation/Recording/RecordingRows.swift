internal import CacheNetCalibration
internal import CacheNetCore

/// The rows and frames of a recorded run, as they lie in the file.
struct RecordingRows {
    private(set) var records: [Int] = []
    private(set) var frames: [Int] = []
    private var labels: [Int] = []
    private var hints: [PartitionID?] = []
    private var codes: [PartitionID] = []
    private var sequences: [Range<Int>] = []
    private var thumbnails: [[UInt8]] = []
    private var logits: [[[Float]]]

    /// - Parameter bytes: a whole file of the layout's size.
    init(_ bytes: UnsafeRawBufferPointer, _ layout: RecordingLayout) {
        logits = [[[Float]]](repeating: [], count: layout.models)
        var reader = unsafe ByteReader(bytes, at: layout.rowsStart)
        var sequence: UInt32?
        for row in 0..<layout.rows {
            records.append(reader.index())
            labels.append(reader.index())
            let hint = Int(Int32(bitPattern: reader.number()))
            hints.append(hint == -1 ? nil : hint)
            codes.append(reader.index())
            let number = reader.number()
            if number == sequence, let last = sequences.popLast() {
                sequences.append(last.lowerBound..<row + 1)
            } else {
                sequences.append(row..<row + 1)
            }
            sequence = number
            thumbnails.append(reader.bytes(layout.thumbnail))
            for model in 0..<layout.models { logits[model].append(reader.floats(layout.labels)) }
        }
        frames = (0..<layout.frames).map { _ in reader.index() }
    }

    /// - Parameters:
    ///   - partitions: how many of the models behind the full one are partitions; one more is the fallback model.
    ///   - frameShape: channels, height and width.
    /// - Throws: ``CalibrationError`` when a code is none of them.
    func outcomes(partitions: Int, format: FrameFormat) throws(CalibrationError) -> ModelOutcomes {
        let device = logits.dropFirst()
        return try ModelOutcomes(
            labels: labels, codes: codes, fullLogits: logits[0], hints: hints,
            partitionLogits: Array(device.prefix(partitions)),
            fallbackLogits: device.count > partitions ? device.last : nil,
            thumbnails: thumbnails.compactMap { FrameThumbnail(values: $0, of: format) }, sequences: sequences)
    }
}
