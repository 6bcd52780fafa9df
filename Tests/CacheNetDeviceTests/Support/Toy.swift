import CacheNetBundle
import CacheNetCore
import CacheNetFormats
import CacheNetTestKit

/// A bundle in memory. Partition k is sure of frames of colour k, knows nothing of others, and breaks on ``broken``.
struct Toy {
    static let broken: UInt8 = 255

    let bundle: BundleDescription
    let engine: ScriptedEngine
    /// By the names that their bytes hold; other bundles have models of other names.
    let models: [String: ScriptedModel]
    /// By digest, as a registry finds them.
    let partitions: [Digest: (id: PartitionID, bytes: [UInt8])]

    /// - Parameters:
    ///   - shape: of a frame; models say that they take any.
    ///   - isCalibrated: whether the bundle has what the belief gate needs.
    ///   - threshold: nats; bundles of different thresholds are different versions.
    ///   - outputs: values that a partition answers, by its id, where that is not one for each label.
    ///   - saysOutputs: whether a model's signature says how many there are.
    init(
        partitions count: Int = 3, shape: [Int] = [1, 1, 1], isCalibrated: Bool = false, threshold: Double = 0.5,
        outputs: [PartitionID: Int] = [:], saysOutputs: Bool = true
    ) throws {
        var layers = [Self.layer(.full, ScriptedEngine.bytes(of: "full"))]
        var blobs: [Digest: (id: PartitionID, bytes: [UInt8])] = [:]
        var models: [String: ScriptedModel] = [:]
        for id in 0..<count {
            let answers = outputs[id] ?? count
            let name = "partition \(id) of \(count), \(answers) labels"
            let bytes = ScriptedEngine.bytes(of: name, count: Self.size(of: id))
            let layer = Self.layer(.partition(id), bytes)
            layers.append(layer)
            blobs[layer.digest] = (id, bytes)
            models[name] = Self.model(columns: saysOutputs ? answers : -1) { input in
                try Tensor(
                    floats: Self.logits(of: id, colour: input.bytes[0], labels: answers), shape: [1, answers])
            }
        }
        let config = try CanonicalJSON.encode(
            BundleConfig(
                name: BundleName("toy"), labels: (0..<count).map { "colour \($0)" },
                input: .init(name: "image", shape: shape),
                partitions: (0..<count).map { .init(id: $0, temperature: 1, threshold: threshold) },
                belief: isCalibrated ? try Self.belief(labels: count) : nil))
        let manifest = try CanonicalJSON.encode(
            ImageManifest(
                config: Descriptor(
                    mediaType: MediaType.config, digest: Digest.sha256(of: config), size: config.count),
                layers: layers))
        bundle = try BundleDescription(manifest: manifest, config: config)
        self.models = models
        engine = ScriptedEngine(models: models)
        self.partitions = blobs
    }

    /// An entropy below half a nat speaks for an own frame, 9 : 1; the full model is always right.
    private static func belief(labels: Int) throws -> BeliefCalibration {
        let rightness = try RightnessCurve(edges: [], shares: [1])
        let profile = try BeliefProfile(
            labels: labels, edgeTemperature: 1, novelty: 0, continuity: nil, fallback: nil,
            partitions: (0..<labels).map { id in
                try PartitionEvidence(
                    shares: (0..<labels).map { $0 == id ? 1 : 0 }, edges: [0.5], own: [0.9, 0.1], foreign: [0.1, 0.9],
                    rightness: rightness)
            })
        let figures = PromiseFigures(hitRatio: 0.9, loss: 0.01, lossBound: 0.01, gap: 0.01, gapBound: 0.01)
        return try BeliefCalibration(
            profile: profile, promise: Promise(risk: 0.02), streamKinds: ["independent"],
            stickiness: [Stickiness(changes: 0.05, arrivals: 1)],
            rules: [TriedRule(changeWeight: 0, asksPartitions: true, lossThreshold: 0.1, figures: [figures])],
            confidence: 0.95, records: 1000, sequences: 1000)
    }

    /// Bytes of a partition's model.
    static func size(of id: PartitionID) -> Int { 100 + id }

    static func frame(_ colour: UInt8) throws -> Tensor {
        try Tensor(elementType: .uint8, shape: [1, 1, 1, 1], bytes: [colour])
    }

    private static func logits(of id: PartitionID, colour: UInt8, labels: Int) -> [Float] {
        if colour == broken { return [Float](repeating: .nan, count: labels) }
        return (0..<labels).map { $0 == id && Int(colour) == id ? 20 : 0 }
    }

    private static func model(
        columns: Int, answering logits: @escaping @Sendable (Tensor) throws -> Tensor
    ) -> ScriptedModel {
        ScriptedModel(
            signature: ModelSignature(
                inputs: [.init(name: "image", elementType: .uint8, shape: [-1, 1, 1, 1])],
                outputs: [.init(name: "logits", elementType: .float32, shape: [-1, columns])])
        ) { input throws(EngineError) in
            do { return [try logits(input)] } catch { throw EngineError(.runFailed, "\(error)") }
        }
    }

    private static func layer(_ role: ModelRole, _ bytes: [UInt8]) -> Descriptor {
        Descriptor(
            mediaType: MediaType.onnx, digest: Digest.sha256(of: bytes), size: bytes.count,
            annotations: [AnnotationKey.role: role.description])
    }
}
