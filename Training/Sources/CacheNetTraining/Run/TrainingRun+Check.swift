internal import CacheNetCore
internal import CacheNetData
internal import CacheNetNetworks
internal import Foundation

extension TrainingRun {
    /// Finds what the asked models cannot learn from.
    static func check(_ dataset: any Dataset, _ plan: TrainingPlan) throws(TrainingError) {
        let labelCount = dataset.labels.count
        guard labelCount >= 2 else {
            throw TrainingError(.unsuitableData, "\(plan.dataset): expected at least two labels, got \(labelCount)")
        }
        guard plan.ladder.partitions <= labelCount else {
            throw TrainingError(
                .unsuitableData,
                "\(plan.dataset): expected at least as many labels as partitions, got \(labelCount) for "
                    + "\(plan.ladder.partitions)"
            )
        }
        if plan.codes == .groups { _ = try GroupCodes(groups: plan.groups).classes(among: dataset.labels) }
        guard dataset.frameFormat.isPicture else {
            throw TrainingError(
                .unsuitableData, "\(plan.dataset): expected pictures, got frames of \(dataset.frameFormat)")
        }
        // All pictures of a split are in memory while networks learn from them.
        let bytes = dataset.frameShape.reduce(Double(dataset.count)) { $0 * Double($1) }
        let memory = Double(ProcessInfo.processInfo.physicalMemory)
        guard bytes <= memory else {
            throw TrainingError(
                .unsuitableData,
                "\(plan.dataset): expected training pictures that fit into \(Int(memory / 1e9)) GB of memory, "
                    + "got \(dataset.count) of \(dataset.frameShape): \(String(format: "%.3g", bytes / 1e9)) GB")
        }
        var counts = [Int](repeating: 0, count: labelCount)
        do {
            for label in try dataset.allLabels() { counts[label] += 1 }
        } catch {
            throw TrainingError(.unsuitableData, "\(plan.dataset): \(error)")
        }
        if let empty = counts.firstIndex(of: 0) {
            throw TrainingError(
                .unsuitableData,
                "\(plan.dataset): expected training pictures of every label, got none of \(dataset.labels[empty])")
        }
    }

    /// Finds pictures to calibrate with that are not like those to train on.
    static func check(
        _ calibration: any Dataset, calibrates training: any Dataset, _ plan: TrainingPlan
    ) throws(TrainingError) {
        let source = plan.calibrationSource
        guard calibration.count > 0 else {
            throw TrainingError(.unsuitableData, "\(source): expected pictures to calibrate with, got none")
        }
        guard calibration.labels.count == training.labels.count else {
            throw TrainingError(
                .unsuitableData,
                "\(source): expected the \(training.labels.count) labels of \(plan.dataset), "
                    + "got \(calibration.labels.count)")
        }
        if let (expected, got) = zip(training.labels, calibration.labels).first(where: !=) {
            throw TrainingError(
                .unsuitableData,
                "\(source): expected the labels of \(plan.dataset) in the same order: \"\(expected)\", got \"\(got)\"")
        }
        guard calibration.frameFormat == training.frameFormat else {
            throw TrainingError(
                .unsuitableData,
                "\(source): expected frames of \(training.frameFormat) as those of \(plan.dataset), "
                    + "got \(calibration.frameFormat)")
        }
    }

    /// Finds networks and a full model that do not fit the pictures, and a place where no bundle can be, before hours
    /// are spent and a directory is made for the run.
    func checkModels() throws {
        switch plan.full {
        case .trained(let specification):
            _ = try network(specification, outputs: labels.count)
            _ = try network(plan.encoder, outputs: max(1, plan.ladder.partitions))
        case .imported(let path):
            try ImportedFullModel.check(
                importedModel(path), labelCount: labels.count, pictures: training, threads: plan.machine.threads)
        }
        let tried = plan.search?.networks ?? [plan.ladder.fallback, plan.ladder.partition]
        for specification in tried { _ = try network(specification, outputs: labels.count) }
        try checkOutput()
    }

    func network(_ specification: String, outputs: Int) throws -> NetworkDescription {
        try NetworkSpecification(specification)
            .network(
                inputShape: training.shape, mean: normalisation.mean, deviation: normalisation.deviation,
                labels: outputs)
    }

    private func checkOutput() throws(TrainingError) {
        if directory.exists(plan.output) {
            guard directory.exists("\(plan.output)/oci-layout") else {
                throw TrainingError(.unwritable, "\(plan.output): expected a bundle to replace, got something else")
            }
        } else {
            // Directories that are not there yet are made with the bundle.
            var parent = URL(fileURLWithPath: plan.output).deletingLastPathComponent()
            while !directory.exists(parent.path), parent.path != "/" { parent.deleteLastPathComponent() }
            guard FileManager.default.isWritableFile(atPath: parent.path) else {
                throw TrainingError(
                    .unwritable, "\(plan.output): expected \(parent.path) to be a directory to write to")
            }
        }
    }
}
