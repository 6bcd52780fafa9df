import CacheNetData

/// What `dataset inspect` shows.
struct DatasetReport: Encodable {
    struct Part: Encodable {
        let split: String
        let records: Int
        /// Of each label, in the order of the labels.
        let recordsPerLabel: [Int]
        let sequences: Int?
        /// Pictures left out because they could not be read.
        let skipped: Int?
    }

    let source: String
    private(set) var labels: [String] = []
    /// Channels, height, width.
    private(set) var shape: [Int] = []
    private(set) var splits: [Part] = []
    /// Splits that the data set comes without, and why.
    var missing: [String] = []

    private static let listedLabels = 20

    init(source: SourceSpecification) {
        self.source = source.description
    }

    mutating func add(_ dataset: any Dataset, as split: Split) {
        (labels, shape) = (dataset.labels, dataset.frameShape)
        var counts = [Int](repeating: 0, count: labels.count)
        for record in 0..<dataset.count { counts[dataset.label(of: record)] += 1 }
        splits.append(
            Part(
                split: split.rawValue, records: dataset.count, recordsPerLabel: counts,
                sequences: dataset.sequences?.count, skipped: (dataset as? FolderDataset)?.skipped))
    }

    var text: String {
        let listed = labels.prefix(Self.listedLabels)
        let more = labels.count - listed.count
        let note = more > 0 ? ", and \(more) more" : ""
        return """
            source  \(source)
            shape   \(shape.map(String.init).joined(separator: " x ")) (channels, height, width)
            labels  \(labels.count): \(listed.joined(separator: ", "))\(note)

            \(Self.align(overview))

            \(Self.align(perLabel(listed.count)))\(more > 0 ? "\nand \(more) more labels" : "")
            """ + missing.map { "\n\nno \($0)" }.joined()
    }

    private var overview: [[String]] {
        [["split", "records", "least/label", "median/label", "most/label", "sequences", "skipped"]]
            + splits.map { part in
                let counts = part.recordsPerLabel.sorted()
                let spread = [counts.first, counts.isEmpty ? nil : counts[counts.count / 2], counts.last]
                return [part.split, "\(part.records)"]
                    + (spread + [part.sequences, part.skipped]).map { $0.map { "\($0)" } ?? "-" }
            }
    }

    private func perLabel(_ count: Int) -> [[String]] {
        [["label"] + splits.map(\.split)]
            + (0..<count).map { label in [labels[label]] + splits.map { "\($0.recordsPerLabel[label])" } }
    }

    /// The first column to the left, the others, which are numbers, to the right.
    private static func align(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + padding : padding + row[column]
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
