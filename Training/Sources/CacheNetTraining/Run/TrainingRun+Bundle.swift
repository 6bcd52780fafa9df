internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetNetworks
internal import Foundation
internal import Torch

extension TrainingRun {
    /// Writes every model as ONNX.
    func export(_ models: TrainedModels) throws {
        let full = try models.full.file(head: models.codeHead, weights: plan.weights, pictures: training)
        try directory.write(Data(full), to: directory.model(Self.fullStage))
        if let encoder = models.encoder { try export(encoder, Self.encoderStage) }
        for (id, network) in models.partitions.enumerated() { try export(network, Self.partitionStage(id)) }
        try export(models.fallback, Self.fallbackStage)
    }

    /// The exported models, with thresholds at which nothing is a hit.
    func specification(_ models: TrainedModels) throws -> BundleSpecification {
        var files: [ModelRole: String] = [.full: directory.model(Self.fullStage)]
        // A full model without a code gives its hint by its answer, which is better than a tiny encoder's.
        if models.encoder != nil { files[.encoder] = directory.model(Self.encoderStage) }
        for id in models.partitions.indices { files[.partition(id)] = directory.model(Self.partitionStage(id)) }
        if ladder.hasFallback { files[.fallback] = directory.model(Self.fallbackStage) }
        return BundleSpecification(
            name: try BundleName(plan.name), labels: labels,
            full: .init(flops: models.full.cost?.operations, parameters: models.full.cost?.parameters),
            partitions: models.partitions.enumerated().map { id, network in
                .init(
                    id: id, temperature: 1, threshold: 0, classes: models.codes.classes.map { named($0[id]) } ?? [],
                    flops: network.cost.operations, parameters: network.cost.parameters)
            },
            fallback: ladder.hasFallback
                ? .init(
                    temperature: 1, threshold: 0, flops: models.fallback.cost.operations,
                    parameters: models.fallback.cost.parameters) : nil,
            provenance: provenance, models: files)
    }

    private var provenance: [String: String] {
        [
            "seed": "\(plan.seed)", "codes": plan.codes.rawValue, "libtorch": TorchRuntime.version ?? "unknown",
            "dataset": String(plan.dataset.prefix { $0 != ":" }),
        ]
    }

    private func export(_ network: Network, _ stage: String) throws {
        try directory.write(
            Data(try network.file(plan.weights, pictures: training)), to: directory.model(stage))
    }

    /// An imported model, made to take frames as ours do. A code that it has is of other partitions than these.
    func importedModel(_ path: String) throws -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try ModelFile.read(path).withUnsafeBytes { [UInt8]($0) }
        } catch {
            throw TrainingError(.unsuitableModel, "\(path): expected a readable ONNX file: \(error.message)")
        }
        return try ONNXModel(parsing: bytes)
            .adapted(preprocess: plan.preprocess, frameShape: training.shape).without(output: "code").bytes()
    }
}

extension Network {
    /// Every parameter and running statistic as numbers, under its path.
    func weights() throws(TorchError) -> [String: [Float]] {
        var weights: [String: [Float]] = [:]
        for (path, tensor) in tensors { weights[path] = try tensor.detached().floats() }
        return weights
    }
}
