internal import CacheNetReport
internal import Foundation

/// What a training came to, on the test split: pictures that decided nothing.
public struct TrainingReport: Sendable, Equatable, Codable {
    public struct Model: Sendable, Equatable, Codable {
        public let name: String
        /// What it answers for; empty for all labels, and where its records do not follow from the label.
        public let labels: [String]
        /// Millions of multiply-accumulates of a frame; `nil` when unknown.
        public let megaMACs: Double?
        /// In millions; `nil` when unknown.
        public let megaParameters: Double?
        /// Share of right answers among the records it is for, 0 to 1.
        public let accuracy: Double
        /// Share of these records that the fallback model answers rightly if it is told that it is one of ``labels``, 0 to 1:
        /// what a partition knows beyond that, it has learned; `nil` for other models, and without labels.
        public let fallbackAccuracy: Double?
        /// Nats; `nil` where there is no gate.
        public let threshold: Double?
        /// Share of hits among its own records, 0 to 1.
        public let ownHits: Double?
        /// Share of foreign records that pass its gate all the same, 0 to 1.
        public let foreignHits: Double?
    }

    public let bundle: String
    public let models: [Model]
    /// Share of test records that the partition of their code answers rightly, 0 to 1; `nil` without partitions.
    public let ownPartitionAccuracy: Double?
    /// The same of the fallback model, told of each record which labels its partition has; `nil` without partitions, and
    /// where codes do not follow labels.
    public let toldFallbackAccuracy: Double?
    /// `nil` without partitions.
    public let codes: Codes?

    /// For people.
    public func text() throws -> String {
        var table = TextTable([
            .left("model"), .right("MMACs"), .right("parameters"), .right("accuracy"), .right("fallback's"),
            .right("threshold"), .right("own hits"), .right("foreign hits"), .left("labels"),
        ])
        func percent(_ value: Double?) -> String { value.map { String(format: "%.1f%%", 100 * $0) } ?? "-" }
        for model in models {
            try table.add([
                model.name, model.megaMACs.map { String(format: "%.1f", $0) } ?? "-",
                model.megaParameters.map { String(format: "%.2f M", $0) } ?? "-", percent(model.accuracy),
                percent(model.fallbackAccuracy), model.threshold.map { String(format: "%.2f nats", $0) } ?? "-",
                percent(model.ownHits),
                percent(model.foreignHits),
                model.labels.prefix(6).joined(separator: ", ") + (model.labels.count > 6 ? ", ..." : ""),
            ])
        }
        let partitions = codes.map { codes in
            """
            each test picture answered by its own partition: \(percent(ownPartitionAccuracy)) right
            by the fallback model among that one's labels:   \(percent(toldFallbackAccuracy))
            hints that name the right partition:             \(percent(codes.hintAgreement))
            codes by \(codes.text)

            """
        }
        return "\(table)\n\n\(partitions ?? "")bundle:                                          \(bundle)"
    }
}
