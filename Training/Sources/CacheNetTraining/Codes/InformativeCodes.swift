internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// Codes that say as much as possible about a picture: those of a linear head on the full model's features, found by
/// ``InformationSearch``. The exported code head is this head, so the server's hint is the code by construction.
struct InformativeCodes: CodeLearner {
    /// Changes that leave a picture's code as it is.
    let augmentation: Augmentation
    /// Changed views of each picture.
    var views = 2
    /// How far a partition's load may be from the mean one, as a share of it.
    var tolerance = 0.25
    /// How many random heads it starts from; the one that ends with the most information counts.
    var restarts = 8

    func codes(_ material: CodeMaterial) throws -> (codes: CodeAssignment, head: CodeHead?) {
        guard let full = material.full as? TrainedFullModel else {
            throw TrainingError(
                .unsuitableModel, "expected a full model whose features are at hand, got one from elsewhere")
        }
        let features = try full.features(material.training)
        let views = try (0..<views).map {
            try full.features(material.training, augmentation: augmentation, seed: material.seed, epoch: $0)
        }
        let head = try bestHead(
            InformationSearch(features, views: views, partitions: material.partitions, device: material.device),
            seed: material.seed, journal: material.journal
        ).balanced(on: features, tolerance: tolerance)
        let codes = CodeAssignment(
            training: head.codes(of: features), calibration: head.codes(of: try full.features(material.calibration)),
            test: head.codes(of: try full.features(material.test)))
        return (codes, head)
    }

    private func bestHead(
        _ search: InformationSearch, seed: UInt64, journal: RunJournal
    ) throws -> CodeHead {
        var best = try search.head(seed: seed)
        for restart in 1..<max(restarts, 1) {
            try journal.checkInterruption("the search for codes")
            var generator = SeededGenerator(seed: seed, path: [restart])
            let found = try search.head(seed: generator.next())
            if found.information > best.information { best = found }
        }
        return best.head
    }
}
