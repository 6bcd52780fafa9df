internal import CacheNetCore
internal import CacheNetData

extension ModelOutcomes {
    /// Some of the sequences, whose records are renumbered.
    ///
    /// - Parameter chosen: of `sequences`, in any order.
    private func selecting(_ chosen: [Range<Int>]) throws(CalibrationError) -> ModelOutcomes {
        let records = chosen.flatMap(\.self)
        func taken<Value>(_ values: [Value]) -> [Value] { records.map { values[$0] } }
        var ranges: [Range<Int>] = []
        for sequence in chosen {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<start + sequence.count)
        }
        return try ModelOutcomes(
            labels: taken(labels), codes: taken(codes), fullLogits: taken(fullLogits), hints: taken(hints),
            partitionLogits: partitionLogits.map(taken), fallbackLogits: fallbackLogits.map(taken),
            thumbnails: thumbnails.map(taken), sequences: ranges, isLabelled: isLabelled)
    }

    /// These records and then those of another data set, of the same models.
    ///
    /// - Throws: ``CalibrationError`` when they are of other models.
    package func joined(with other: ModelOutcomes) throws(CalibrationError) -> ModelOutcomes {
        guard partitionCount == other.partitionCount else {
            throw CalibrationError(
                .unsuitableRecords,
                "outcomes: expected \(partitionCount) partitions in both data sets, got \(other.partitionCount)")
        }
        func both<Value>(_ one: [Value]?, _ other: [Value]?) -> [Value]? {
            one.flatMap { one in other.map { one + $0 } }
        }
        return try ModelOutcomes(
            labels: labels + other.labels, codes: codes + other.codes, fullLogits: fullLogits + other.fullLogits,
            hints: hints + other.hints, partitionLogits: zip(partitionLogits, other.partitionLogits).map { $0 + $1 },
            fallbackLogits: both(fallbackLogits, other.fallbackLogits),
            thumbnails: both(thumbnails, other.thumbnails),
            sequences: sequences + other.sequences.map { $0.lowerBound + count..<$0.upperBound + count },
            isLabelled: isLabelled && other.isLabelled)
    }

    /// Two parts, each with half of the sequences of each label, drawn at random.
    ///
    /// - Throws: ``CalibrationError`` when a label has a single sequence: it would be missing in one of them.
    package func split(seed: UInt64) throws(CalibrationError) -> (ModelOutcomes, ModelOutcomes) {
        var generator = SeededGenerator(seed: seed)
        var (first, second): ([Range<Int>], [Range<Int>]) = ([], [])
        for sequences in RecordPool(self).sequences {
            guard sequences.count != 1 else {
                throw CalibrationError(
                    .tooFewRecords,
                    "label \(labels[sequences[0].lowerBound]): expected at least 2 sequences to split, got 1")
            }
            let shuffled = generator.shuffled(sequences)
            first += shuffled.prefix(shuffled.count / 2)
            second += shuffled.dropFirst(shuffled.count / 2)
        }
        return (try selecting(first), try selecting(second))
    }
}
