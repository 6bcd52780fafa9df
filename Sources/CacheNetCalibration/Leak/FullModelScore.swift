/// How often a full model was right.
public struct FullModelScore: Sendable, Hashable {
    /// At least 1.
    public let records: Int
    /// How many sequences they are, 1 to `records`; as many as records where these are independent.
    public let sequences: Int
    /// Records that it was right on, 0 to `records`.
    public let right: Int

    /// - Precondition: the numbers are in the ranges of the properties.
    public init(records: Int, sequences: Int, right: Int) {
        precondition(records >= 1 && (1...records).contains(sequences) && (0...records).contains(right))
        self.records = records
        self.sequences = sequences
        self.right = right
    }

    /// What the outcomes say of it.
    ///
    /// - Parameter outcomes: of at least one record.
    public init(_ outcomes: ModelOutcomes) {
        self.init(
            records: outcomes.count, sequences: outcomes.sequences.count { !$0.isEmpty },
            right: outcomes.labels.indices.count(where: outcomes.isFullModelRight))
    }

    /// 0 to 1.
    public var accuracy: Double { Double(right) / Double(records) }
}
