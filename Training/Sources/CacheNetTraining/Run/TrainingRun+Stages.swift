internal import CacheNetNetworks
internal import Foundation
internal import Torch

extension TrainingRun {
    static let fullStage = "full"
    static let encoderStage = "encoder"
    static let smallStage = "small"

    static func partitionStage(_ id: Int) -> String { "partition-\(id)" }

    func fullModel() throws -> any FullModel {
        switch plan.full {
        case .trained(let specification):
            let network = try fit(
                Self.fullStage, specification, outputs: labels.count, plan.recipes.full,
                LabelObjective(
                    answers: training.labels, labelSmoothing: plan.recipes.full.labelSmoothing,
                    heldOut: heldOut(calibration.labels, plan.recipes.full), device: device))
            return TrainedFullModel(network: network, precision: plan.recipes.partition.precision)
        case .imported(let path):
            journal.note("asking \(path) about \(training.count) training pictures")
            return try ImportedFullModel(
                importedModel(path), labelCount: labels.count, training: training, threads: plan.machine.threads,
                device: device
            ) { try journal.checkInterruption("the full model's answers") }
        }
    }

    func codes(_ full: any FullModel) throws -> CodeAssignment {
        if directory.exists(directory.codes) {
            let codes = try directory.readJSON(CodeAssignment.self, from: directory.codes)
            guard codes.divides(labels.count, among: plan.partitions) else {
                throw TrainingError(
                    .damagedRun,
                    "\(directory.codes): expected each of \(labels.count) labels in one of \(plan.partitions) "
                        + "partitions, got \(codes.classes)")
            }
            return codes
        }
        let logits = try Evaluation(pictures: training, device: device)
            .logits(of: full.teacher)
        let codes = try ClassClustering().codes(
            for: logits.softened(temperature: plan.distillation.temperature), labels: training.labels,
            labelCount: labels.count, partitions: plan.partitions, seed: plan.seed)
        try directory.writeJSON(codes, to: directory.codes)
        for (id, classes) in codes.classes.enumerated() {
            journal.note("partition \(id) learns \(named(classes))")
        }
        return codes
    }

    /// Only a network of ours can be given another output.
    func codeHead(_ full: any FullModel, _ codes: CodeAssignment) throws -> CodeHead? {
        guard let full = full as? TrainedFullModel else { return nil }
        return try CodeHead.fit(
            full.features(training), codes: training.labels.map { codes.codeOfLabel[$0] }, partitions: plan.partitions,
            device: device)
    }

    /// For a full model of ours: where the hint follows from the answer, a tiny encoder would only be worse.
    func encoder(_ codes: CodeAssignment) throws -> Network {
        try fit(
            Self.encoderStage, plan.encoder, outputs: plan.partitions, plan.recipes.encoder,
            LabelObjective(
                answers: training.labels.map { codes.codeOfLabel[$0] },
                labelSmoothing: plan.recipes.encoder.labelSmoothing,
                heldOut: heldOut(calibration.labels.map { codes.codeOfLabel[$0] }, plan.recipes.encoder), device: device
            )
        ) { Head(name: "code", layers: $0.layers, isProbabilities: true) }
    }

    /// Starts from the general small model: what pictures have in common is learned once, and from all of them.
    func partition(
        _ id: Int, _ full: any FullModel, _ small: Network, _ codes: CodeAssignment
    ) throws -> Network {
        let isOwn = calibration.labels.map { codes.codeOfLabel[$0] == id }
        return try fit(
            Self.partitionStage(id), plan.partition, outputs: labels.count, plan.recipes.partition,
            DistillationObjective(
                partition: id, codes: training.labels.map { codes.codeOfLabel[$0] }, labels: training.labels,
                teacher: full.teacher, distillation: plan.distillation,
                heldOut: heldOut(calibration.labels, plan.recipes.partition) { isOwn[$0] }, device: device),
            start: small)
    }

    /// A model of the partitions' size for every label: the same lessons, with nothing foreign.
    func small(_ full: any FullModel) throws -> Network {
        try fit(
            Self.smallStage, plan.partition, outputs: labels.count, plan.recipes.small,
            DistillationObjective(
                partition: 0, codes: training.labels.map { _ in 0 }, labels: training.labels, teacher: full.teacher,
                distillation: plan.distillation, heldOut: heldOut(calibration.labels, plan.recipes.small),
                device: device))
    }

    /// Fits a network, or reads it when that is done.
    private func fit(
        _ stage: String, _ specification: String, outputs: Int, _ recipe: Recipe, _ objective: any Objective,
        start: Network? = nil, head: (Head) -> Head = { $0 }
    ) throws -> Network {
        let catalogued = try network(specification, outputs: outputs)
        let description = try catalogued.with(heads: catalogued.heads.map(head))
        let file = directory.weights(of: stage)
        if directory.exists(file) {
            let tensors = try SafeTensors(contentsOf: file, device: device).tensors
            do {
                return try Network(description, tensors: tensors, device: device)
            } catch {
                throw TrainingError(.damagedRun, "\(file): \(error)")
            }
        }
        let stageSeed = plan.seed(of: stage)
        let batcher = PictureBatcher(training, augmentation: recipe.augmentation, seed: stageSeed, device: device)
        let network = try Fit(stage: stage, recipe: recipe, seed: stageSeed, batcher: batcher, journal: journal)
            .run(
                try start?.copied() ?? Network(untrained: description, seed: stageSeed, device: device), objective)
        try SafeTensors(network.tensors).write(to: file)
        directory.remove(directory.checkpoint(of: stage))
        journal.finish(stage: stage)
        return network
    }

    private func heldOut(
        _ answers: [Int], _ recipe: Recipe, where isCounted: (Int) -> Bool = { _ in true }
    ) -> HeldOut {
        HeldOut(calibration, answers: answers, where: isCounted, precision: recipe.precision, device: device)
    }

    func named(_ classes: [Int]) -> String {
        let names = classes.prefix(8).map { labels[$0] }.joined(separator: ", ")
        return classes.count > 8 ? "\(names) and \(classes.count - 8) more" : names
    }
}
