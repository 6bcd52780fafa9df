internal import CacheNetFormats
internal import CacheNetNetworks
internal import Foundation
internal import Torch

extension TrainingRun {
    /// The place where another way to make codes goes in.
    func codeLearner(_ method: CodeMethod) -> any CodeLearner {
        switch method {
        case .clustering: ClassClustering(temperature: plan.distillation.temperature)
        case .groups: GroupCodes(groups: plan.groups)
        // The encoder must give a picture and its changed views the same code.
        case .mutualInformation: InformativeCodes(augmentation: plan.recipes.encoder.augmentation)
        }
    }

    /// Makes the codes and the head that gives them, or reads them when that is done. The stage has no checkpoint: one
    /// that was cut off begins again.
    func codes(_ full: any FullModel, _ lessons: TeacherLogits) throws -> LearnedCodes {
        guard ladder.partitions > 0 else { return .none([training, calibration, test].map(\.count)) }
        if directory.exists(directory.codes) {
            let learned = try directory.readJSON(LearnedCodes.self, from: directory.codes)
            if let misfit = misfit(learned, full) {
                throw TrainingError(.damagedRun, "\(directory.codes): \(misfit)")
            }
            return learned
        }
        let started = ContinuousClock.now
        let (codes, head) = try codeLearner(plan.codes).codes(material(full, lessons, partitions: ladder.partitions))
        let learned = LearnedCodes(
            codes: codes, head: try head ?? codeHead(full, codes), seconds: started.duration(to: .now) / .seconds(1))
        if let misfit = misfit(learned, full) {
            throw TrainingError(.unsuitableData, "\(plan.codes.rawValue): \(misfit)")
        }
        try directory.writeJSON(learned, to: directory.codes, layout: .compact)
        note(codes)
        return learned
    }

    /// What codes for so many partitions are learned from.
    func material(_ full: any FullModel, _ lessons: TeacherLogits, partitions: Int) -> CodeMaterial {
        CodeMaterial(
            full: full, lessons: lessons, training: training, calibration: calibration, test: test,
            labels: labels, partitions: partitions, seed: plan.seed, device: device, journal: journal)
    }

    /// Only a network of ours can be given another output.
    private func codeHead(_ full: any FullModel, _ codes: CodeAssignment) throws -> CodeHead? {
        guard let full = full as? TrainedFullModel else { return nil }
        return try CodeHead.fit(
            full.features(training), codes: codes.training, partitions: ladder.partitions, device: device)
    }

    private func misfit(_ learned: LearnedCodes, _ full: any FullModel) -> String? {
        let features = (full as? TrainedFullModel)?.network.description.featureCount
        guard learned.head?.weight.count == features.map({ $0 * ladder.partitions }),
            learned.head?.bias.count ?? ladder.partitions == ladder.partitions
        else {
            return "expected a head from \(features ?? 0) features to \(ladder.partitions) codes, got one of "
                + "\(learned.head?.weight.count ?? 0) weights and \(learned.head?.bias.count ?? 0) biases"
        }
        guard learned.codes.classes != nil || !plan.codes.followsLabel else {
            return "expected the labels of each partition, got none"
        }
        return learned.codes.misfit(
            counts: [training.count, calibration.count, test.count], labelCount: labels.count,
            partitions: ladder.partitions)
    }

    private func note(_ codes: CodeAssignment) {
        let statistics = CodeStatistics(
            codes: codes.training, labels: training.labels, partitions: ladder.partitions, labelCount: labels.count)
        for (id, share) in statistics.shares.enumerated() {
            let part = String(format: "%.1f%% of the pictures", 100 * share)
            journal.note("partition \(id) learns \(codes.classes.map { summary(of: $0[id]) } ?? part)")
        }
    }

    func named(_ classes: [Int]) -> [String] { classes.map { labels[$0] } }

    private func summary(of classes: [Int]) -> String {
        let names = named(Array(classes.prefix(8))).joined(separator: ", ")
        return classes.count > 8 ? "\(names) and \(classes.count - 8) more" : names
    }
}
