internal import CacheNetCore

/// What a partition and the full model said of held-out records.
public struct CalibrationOutcomes: Sendable {
    /// One held-out record.
    public struct Record: Sendable {
        public let logits: [Float]
        public let label: Int
        /// Whether the record belongs to the partition.
        public let isOwn: Bool
        public let isFullModelRight: Bool

        public init(logits: [Float], label: Int, isOwn: Bool, isFullModelRight: Bool) {
            self.logits = logits
            self.label = label
            self.isOwn = isOwn
            self.isFullModelRight = isFullModelRight
        }
    }

    public let records: [Record]

    public init(_ records: [Record]) {
        self.records = records
    }

    func predictions(temperature: Double) -> [Prediction] {
        records.map { Prediction(logits: $0.logits, temperature: temperature) }
    }
}
