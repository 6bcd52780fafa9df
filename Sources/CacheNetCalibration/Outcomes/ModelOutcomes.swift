public import CacheNetCore

/// What every model of a bundle said of every record of a data set: all that calibration and simulation need.
public struct ModelOutcomes: Sendable {
    /// The right label of each record; the full model's answer where nobody knows it.
    public private(set) var labels: [Int]
    /// Whether the right labels are known.
    public let isLabelled: Bool
    /// The partition that each record belongs to; 0 where there are no partitions.
    public let codes: [PartitionID]
    /// The full model's logits for each record.
    public let fullLogits: [[Float]]
    /// The full model's answer to each record; the first label where its logits hold no number.
    public let fullAnswers: [Int]
    /// The server's advice for each record; `nil` where it has none.
    public let hints: [PartitionID?]
    /// Of each partition, the logits for each record.
    public let partitionLogits: [[[Float]]]
    /// The fallback model's logits for each record; `nil` without one.
    public let fallbackLogits: [[Float]]?
    /// Small grey copies of the records, for gates that look at the frame itself; `nil` where nobody made them.
    public let thumbnails: [FrameThumbnail]?
    /// Records that follow one another in time; independent records are sequences of one.
    public let sequences: [Range<Int>]

    /// All arrays have one element for each record, in the same order.
    ///
    /// - Parameter sequences: together they hold every record once, in ascending order; `nil` where records are
    ///   independent of each other.
    /// - Throws: ``CalibrationError`` when they do not fit together.
    public init(
        labels: [Int], codes: [PartitionID], fullLogits: [[Float]], hints: [PartitionID?], partitionLogits: [[[Float]]],
        fallbackLogits: [[Float]]? = nil, thumbnails: [FrameThumbnail]? = nil, sequences: [Range<Int>]? = nil,
        isLabelled: Bool = true
    ) throws(CalibrationError) {
        self.labels = labels
        self.isLabelled = isLabelled
        self.codes = codes
        self.fullLogits = fullLogits
        fullAnswers = fullLogits.map { argmax($0) ?? 0 }
        self.hints = hints
        self.partitionLogits = partitionLogits
        self.fallbackLogits = fallbackLogits
        self.thumbnails = thumbnails
        self.sequences = sequences ?? labels.indices.map { $0..<$0 + 1 }
        let logits = partitionLogits + (fallbackLogits.map { [$0] } ?? [])
        let counts =
            [codes.count, fullLogits.count, hints.count, thumbnails?.count ?? labels.count] + logits.map(\.count)
        guard counts.allSatisfy({ $0 == labels.count }) else {
            throw CalibrationError(
                .unsuitableRecords,
                "outcomes: expected \(labels.count) of each model, as there are labels, got \(counts)")
        }
        let known = 0..<max(1, partitionLogits.count)
        if let stray = codes.first(where: { !known.contains($0) }) {
            throw CalibrationError(.unsuitableRecords, "codes: expected partitions of \(known), got \(stray)")
        }
    }

    /// How many records there are.
    public var count: Int { labels.count }
    /// How many partitions have outcomes; 0 where the fallback model is all that a device has.
    public var partitionCount: Int { partitionLogits.count }

    /// Whether the full model's answer is the record's label: always where nobody knows the labels.
    ///
    /// - Parameter record: 0 up to `count`.
    public func isFullModelRight(_ record: Int) -> Bool { fullAnswers[record] == labels[record] }

    /// The same records as a risk of some kind sees them: where disagreement is what counts, the full model's answer is
    /// the right label.
    public func judged(by kind: RiskKind) -> ModelOutcomes {
        var judged = self
        if kind == .disagreement { judged.labels = fullAnswers }
        return judged
    }

    /// - Throws: ``CalibrationError`` when a partition has no record of its own: nothing about it can be measured.
    func checkForCalibration() throws(CalibrationError) {
        for id in partitionLogits.indices where !codes.contains(id) {
            throw CalibrationError(
                .tooFewRecords, "partition \(id): expected records of its own to calibrate with, got none")
        }
    }
}
