import CacheNetCore
import CacheNetData
import CacheNetReport

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
    /// Of a frame; of pictures channels, height, width.
    private(set) var shape: [Int] = []
    private(set) var type = ElementType.uint8
    private(set) var splits: [Part] = []
    /// What else a person should know, a line each.
    private(set) var notes: [String] = []
    /// Splits that the data set comes without, and why.
    var missing: [String] = []

    private static let listedLabels = 20

    init(source: SourceSpecification) {
        self.source = source.description
    }

    mutating func add(_ dataset: any Dataset, as split: Split) {
        (labels, shape, type) = (dataset.labels, dataset.frameShape, dataset.frameType)
        for note in dataset.notes where !notes.contains(note) { notes.append(note) }
        var counts = [Int](repeating: 0, count: labels.count)
        for record in 0..<dataset.count {
            if let label = dataset.label(of: record) { counts[label] += 1 }
        }
        splits.append(
            Part(
                split: split.rawValue, records: dataset.count, recordsPerLabel: counts,
                sequences: dataset.sequences?.count, skipped: dataset.skipped))
    }

    private var shapeNote: String {
        FrameFormat(elementType: type, shape: shape).isPicture ? " (channels, height, width)" : " of \(type.rawValue)"
    }

    func text() throws -> String {
        let listed = labels.prefix(Self.listedLabels)
        let more = labels.count - listed.count
        let names = labels.isEmpty ? "none" : "\(labels.count): \(listed.joined(separator: ", "))"
        let note = more > 0 ? ", and \(more) more" : ""
        return """
            source  \(source)
            shape   \(shape.map(String.init).joined(separator: " x "))\(shapeNote)
            labels  \(names)\(note)\(notes.map { "\n\($0)" }.joined())

            \(try overview())
            """ + (labels.isEmpty ? "" : "\n\n\(try perLabel(listed.count))")
                + (more > 0 ? "\nand \(more) more labels" : "") + missing.map { "\n\nno \($0)" }.joined()
    }

    private func overview() throws -> TextTable {
        let headings = ["records", "least/label", "median/label", "most/label", "sequences", "skipped"]
        var table = TextTable([.left("split")] + headings.map { .right($0) })
        for part in splits {
            let counts = part.recordsPerLabel.sorted()
            let spread = [counts.first, counts.isEmpty ? nil : counts[counts.count / 2], counts.last]
            try table.add(
                [part.split, "\(part.records)"]
                    + (spread + [part.sequences, part.skipped]).map { $0.map { "\($0)" } ?? "-" })
        }
        return table
    }

    private func perLabel(_ count: Int) throws -> TextTable {
        var table = TextTable([.left("label")] + splits.map { .right($0.split) })
        for label in 0..<count { try table.add([labels[label]] + splits.map { "\($0.recordsPerLabel[label])" }) }
        return table
    }
}
