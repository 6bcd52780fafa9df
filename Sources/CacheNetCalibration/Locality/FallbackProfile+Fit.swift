internal import CacheNetCore

extension FallbackProfile {
    /// Measures the fallback model.
    ///
    /// - Parameter records: those to measure on; repetitions count.
    init(fitting outcomes: TemperedOutcomes, records: [Int]) throws(GateError) {
        let codes = Self.codes(outcomes, records)
        let isOwn = { (record: Int, prediction: Prediction) in
            prediction.label.map { codes[$0] } == outcomes.outcomes.codes[record]
        }
        let right = records.count { isOwn($0, outcomes.prediction(of: .fallback, for: $0)) }
        self.init(
            codes: codes, reliability: Double(right + 1) / Double(records.count + 2),
            curve: try GateCurve(
                fitting: outcomes, model: .fallback, records: records, isOwn: isOwn))
    }

    /// Of each label, the commonest code of the records that get it for an answer; the first partition where none does.
    private static func codes(_ outcomes: TemperedOutcomes, _ records: [Int]) -> [PartitionID] {
        let labels = outcomes.outcomes.fallbackLogits?.first?.count ?? 0
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: outcomes.outcomes.partitionCount), count: labels)
        for record in records {
            if let label = outcomes.prediction(of: .fallback, for: record).label {
                counts[label][outcomes.outcomes.codes[record]] += 1
            }
        }
        return counts.map { counts in counts.indices.max { counts[$0] < counts[$1] } ?? 0 }
    }
}
