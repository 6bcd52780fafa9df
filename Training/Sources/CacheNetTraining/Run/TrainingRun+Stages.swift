internal import CacheNetNetworks
internal import Torch

extension TrainingRun {
    static let fullStage = "full"
    static let encoderStage = "encoder"
    static let fallbackStage = "fallback"

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
            return try ImportedFullModel(
                importedModel(path), labelCount: labels.count, threads: plan.machine.threads)
        }
    }

    /// For a full model of ours: where the hint follows from the answer, a tiny encoder would only be worse.
    func encoder(_ codes: CodeAssignment) throws -> Network {
        try fit(
            Self.encoderStage, plan.encoder, outputs: ladder.partitions, plan.recipes.encoder,
            LabelObjective(
                answers: codes.training, labelSmoothing: plan.recipes.encoder.labelSmoothing,
                heldOut: heldOut(codes.calibration, plan.recipes.encoder), device: device),
            head: { Head(name: "code", layers: $0.layers, isProbabilities: true) })
    }

    /// - Parameter start: what it begins as; `nil` for a network that has learned nothing.
    func partition(
        _ stage: String, _ id: Int, _ network: String, _ recipe: Recipe, _ lessons: TeacherLogits, _ start: Network?,
        _ codes: CodeAssignment
    ) throws -> Network {
        let head = codes.classes.flatMap { PartitionHead(own: $0[id], of: labels.count) }
        return try fit(
            stage, network, outputs: head?.outputs ?? labels.count, recipe,
            DistillationObjective(
                partition: id, codes: codes.training, labels: training.labels, lessons: lessons,
                distillation: plan.distillation,
                heldOut: heldOut(calibration.labels, recipe) { codes.calibration[$0] == id },
                device: device),
            views: views,
            start: start.map { start in { try head?.start($0, from: start) ?? start.copied() } },
            head: { head?.spread($0) ?? $0 })
    }

    /// A small model for every label: a partition's lessons, with nothing foreign.
    func fallback(
        _ stage: String, _ network: String, _ recipe: Recipe, _ lessons: TeacherLogits
    ) throws -> Network {
        try fit(
            stage, network, outputs: labels.count, recipe,
            DistillationObjective(
                partition: 0, codes: training.labels.map { _ in 0 }, labels: training.labels, lessons: lessons,
                distillation: plan.distillation, heldOut: heldOut(calibration.labels, recipe),
                device: device),
            views: views)
    }

    /// Fits a network, or reads it when that is done.
    ///
    /// - Parameters:
    ///   - views: how it sees the pictures, where the lessons are of these views; `nil` for changes of its own.
    ///   - start: makes what it begins as; `nil` for a network that has learned nothing.
    private func fit(
        _ stage: String, _ specification: String, outputs: Int, _ recipe: Recipe, _ objective: any Objective,
        views: LessonViews? = nil, start: ((NetworkDescription) throws -> Network)? = nil,
        head: (Head) -> Head = { $0 }
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
        let batcher = PictureBatcher(
            training, augmentation: recipe.augmentation, seed: views?.seed ?? stageSeed, period: views?.count,
            device: device)
        let network = try Fit(stage: stage, recipe: recipe, seed: stageSeed, batcher: batcher, journal: journal)
            .run(
                try start?(description) ?? Network(untrained: description, seed: stageSeed, device: device), objective)
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
}
