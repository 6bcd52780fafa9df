import CacheNetBundle
import CacheNetCore

/// What `bundle inspect` shows.
struct BundleReport: Encodable {
    struct Model: Encodable {
        let role: String
        let size: Int
        let digest: Digest
        let temperature: Double?
        let threshold: Double?
        let classes: [String]?
    }

    let name: BundleName
    let digest: Digest
    let labels: [String]
    let input: BundleConfig.Input
    let preprocess: Preprocess
    let models: [Model]

    init(_ bundle: BundleDescription) {
        let config = bundle.config
        name = config.name
        digest = bundle.digest
        labels = config.labels
        input = config.input
        preprocess = config.preprocess
        models = bundle.roles.compactMap { role -> Model? in
            guard let layer = bundle.model(role) else { return nil }
            let partition: BundleConfig.Partition? =
                if case .partition(let id) = role { config.partitions[id] } else { nil }
            let (temperature, threshold): (Double?, Double?) =
                switch role {
                case .full: (config.full.temperature, nil)
                case .encoder: (nil, nil)
                case .small: (config.small?.temperature, config.small?.threshold)
                case .partition: (partition?.temperature, partition?.threshold)
                }
            return Model(
                role: "\(role)", size: layer.size, digest: layer.digest, temperature: temperature,
                threshold: threshold,
                classes: partition?.classes)
        }
    }

    var table: String {
        let head = ["model", "bytes", "temperature", "threshold", "digest", "classes"]
        let rows = models.map(Self.row)
        return """
            bundle  \(name)
            digest  \(digest)
            input   \(input.name): \(input.elementType.rawValue) \(input.shape)\(preprocessNote)
            labels  \(labels.count): \(labels.joined(separator: ", "))

            \(Self.align([head] + rows))
            """
    }

    private static func row(_ model: Model) -> [String] {
        let temperature = model.temperature.map { "\($0)" } ?? "-"
        let threshold = model.threshold.map { "\($0)" } ?? "-"
        let classes = model.classes?.joined(separator: ", ") ?? ""
        return [
            model.role, "\(model.size)", temperature, threshold, "\(model.digest)", classes.isEmpty ? "-" : classes,
        ]
    }

    private var preprocessNote: String {
        preprocess == .none ? "" : ", models take \(preprocess.elementType.rawValue) \(preprocess.layout.rawValue)"
    }

    private static func align(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - row[column].count)
                if column == row.count - 1 { return row[column] }
                return (1...3).contains(column) ? padding + row[column] : row[column] + padding
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
