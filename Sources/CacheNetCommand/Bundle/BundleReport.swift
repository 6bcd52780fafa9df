import CacheNetBundle
import CacheNetCore
import CacheNetReport
import Foundation

/// What `bundle inspect` shows.
struct BundleReport: Encodable {
    struct Model: Encodable {
        let role: String
        let size: Int
        let digest: Digest
        let temperature: Double?
        let threshold: Double?
        let classes: [String]?
        /// Additions and multiplications of a frame, where the bundle says so.
        let flops: Int?
        let parameters: Int?
    }

    let name: BundleName
    let digest: Digest
    let labels: [String]
    let input: BundleConfig.Input
    let preprocess: Preprocess
    let models: [Model]
    /// The belief gate's calibration, as the bundle holds it; absent without any.
    let belief: BeliefCalibration?
    /// Whether it certifies the promise that it was made for; absent without any.
    let certified: Bool?
    /// What the calibration has seen; absent when unknown.
    let calibration: BundleConfig.CalibrationRecord?
    /// What pictures in place of tensors cost; absent where nobody measured it.
    let pictures: [BundleConfig.PictureCost]?

    init(_ bundle: BundleDescription) {
        let config = bundle.config
        name = config.name
        digest = bundle.digest
        labels = config.labels
        input = config.input
        preprocess = config.preprocess
        belief = config.belief
        certified = config.belief.map { $0.choice(keeping: $0.promise).basis == .certified }
        calibration = config.calibration
        pictures = config.pictures.isEmpty ? nil : config.pictures
        models = bundle.roles.compactMap { role -> Model? in
            guard let layer = bundle.model(role) else { return nil }
            let partition: BundleConfig.Partition? =
                if case .partition(let id) = role { config.partitions[id] } else { nil }
            let (temperature, threshold): (Double?, Double?) =
                switch role {
                case .full: (config.full.temperature, nil)
                case .encoder: (nil, nil)
                case .fallback: (config.fallback?.temperature, config.fallback?.threshold)
                case .partition: (partition?.temperature, partition?.threshold)
                }
            let (flops, parameters): (Int?, Int?) =
                switch role {
                case .full: (config.full.flops, config.full.parameters)
                case .encoder: (nil, nil)
                case .fallback: (config.fallback?.flops, config.fallback?.parameters)
                case .partition: (partition?.flops, partition?.parameters)
                }
            return Model(
                role: "\(role)", size: layer.size, digest: layer.digest, temperature: temperature,
                threshold: threshold, classes: partition?.classes, flops: flops, parameters: parameters)
        }
    }

    func text() throws -> String {
        var table = TextTable([
            .left("model"), .right("bytes"), .right("MMACs"), .right("temperature"), .right("threshold"),
            .left("digest"),
            .left("classes"),
        ])
        for model in models { try table.add(Self.row(model)) }
        return """
            bundle  \(name)
            digest  \(digest)
            input   \(input.name): \(input.elementType.rawValue) \(input.shape)\(preprocessNote)
            labels  \(labels.count): \(brief(labels, limit: 20))

            \(table)

            \(([beliefNote] + calibrationNotes + pictureNotes).joined(separator: "\n"))
            """
    }

    private var calibrationNotes: [String] {
        guard let calibration else { return [] }
        return ["data    full model on the calibration records: \(calibration)"]
            + (calibration.warning.map { ["warning \($0)"] } ?? [])
    }

    private var pictureNotes: [String] { (pictures ?? []).map { "JPEG    \($0)" } }

    private var beliefNote: String {
        guard let belief else { return "gate    fixed thresholds; not calibrated for the belief gate" }
        let choice = belief.choice(keeping: belief.promise)
        let note = belief.certificationNote(keeping: belief.promise).map { "\n        \($0)" } ?? ""
        let hits = String(format: "%.0f%%, %.0f%% without a model", 100 * choice.hitRatio, 100 * choice.skipRatio)
        return "gate    belief, \(belief.promise), from \(belief.records) records, confidence \(belief.confidence); "
            + "hits to expect: \(hits)\(note)"
    }

    private static func row(_ model: Model) -> [String] {
        func number(_ value: Double?, _ format: String) -> String { value.map { String(format: format, $0) } ?? "-" }
        let classes = brief(model.classes ?? [], limit: 12)
        return [
            model.role, "\(model.size)", number(model.flops.map { Double($0) / 2e6 }, "%.1f"),
            number(model.temperature, "%.3g"), number(model.threshold, "%.6g"), "\(model.digest)",
            classes.isEmpty ? "-" : classes,
        ]
    }

    private var preprocessNote: String {
        preprocess == .unchanged(input.elementType)
            ? "" : ", models take \(preprocess.elementType.rawValue) \(preprocess.layout.rawValue)"
    }
}
