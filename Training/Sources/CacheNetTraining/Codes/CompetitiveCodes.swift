internal import CacheNetData
internal import CacheNetNetworks
internal import Torch

/// Codes of which small network is surest of a picture, after a ``Competition`` for the pictures.
struct CompetitiveCodes: CodeLearner {
    /// A scout's, with an output for each label.
    let network: NetworkDescription
    let recipe: Recipe
    /// How far a partition's load may be from the mean one, as a share of it.
    var tolerance = 0.25

    func codes(_ material: CodeMaterial) throws -> (codes: CodeAssignment, head: CodeHead?) {
        var generator = SeededGenerator(seed: material.seed)
        let seed = generator.next()
        let objective = LabelObjective(
            answers: material.training.labels, labelSmoothing: recipe.labelSmoothing,
            heldOut: HeldOut(
                material.calibration, answers: material.calibration.labels, precision: recipe.precision,
                device: material.device),
            device: material.device)
        let competition = Competition(
            recipe: recipe, seed: seed,
            batcher: PictureBatcher(
                material.training, augmentation: recipe.augmentation, seed: seed, device: material.device),
            objective: objective, journal: material.journal)
        let scouts = try competition.run(
            (0..<material.partitions).map { _ in
                try Network(untrained: network, seed: generator.next(), device: material.device)
            })
        let costs = Scouts.costs(try scouts.logits(material.training))
        let balance = LoadBalance(fitting: costs, tolerance: tolerance)
        let codes = CodeAssignment(
            training: balance.winners(of: costs),
            calibration: balance.winners(of: Scouts.costs(try scouts.logits(material.calibration))),
            test: balance.winners(of: Scouts.costs(try scouts.logits(material.test))))
        return (codes, nil)
    }
}
