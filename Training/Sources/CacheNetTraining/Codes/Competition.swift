internal import CacheNetData
internal import Torch

/// Trains scouts in TeamNet's manner (Fang, Jin and Zheng, "TeamNet", ICDCS 2019): in every batch a picture is won by
/// the scout whose gate-adjusted entropy of it is least, and only that scout learns from it.
///
/// TeamNet's gate is a small network that is trained within each batch until the winners are evenly spread. Here it is
/// a handicap for each scout and an integral controller on their loads: it keeps the rich from getting richer as well,
/// holds over batches, and has nothing that must converge.
struct Competition {
    let recipe: Recipe
    let seed: UInt64
    let batcher: PictureBatcher
    /// What a scout learns from the pictures that it wins.
    let objective: LabelObjective
    let journal: RunJournal

    static let stage = "scouts"

    /// The controller's, in units of the scouts' mean entropy.
    private static let gain = 0.05

    /// Keeps no checkpoint: a competition that was cut off begins again.
    ///
    /// - Parameter networks: as they start; one for each partition.
    func run(_ networks: [Network]) throws -> Scouts {
        let contestants = try networks.map { try Contestant($0, recipe) }
        var balance = LoadBalance(partitions: networks.count)
        journal.resume(Self.stage, afterEpochs: 0)
        for epoch in 0..<recipe.epochs {
            try journal.finish(epoch: try run(epoch, contestants, &balance))
        }
        journal.finish(stage: Self.stage)
        return scouts(contestants)
    }

    private func run(
        _ epoch: Int, _ contestants: [Contestant], _ balance: inout LoadBalance
    ) throws -> EpochMetrics {
        var generator = SeededGenerator(seed: seed, path: [epoch])
        let records = objective.records(&generator)
        let steps = max(records.count / recipe.batchSize, 1)
        let learning = Scouts(networks: contestants.map(\.network), precision: recipe.precision)
        var tally = StepTally()
        var rate = 0.0
        let started = ContinuousClock.now
        for step in 0..<steps {
            try journal.checkInterruption("epoch \(epoch + 1) of \(Self.stage)")
            rate = recipe.schedule.rate(at: Double(epoch * steps + step) / Double(recipe.epochs * steps))
            let batch = Array(records[(step * recipe.batchSize)..<min((step + 1) * recipe.batchSize, records.count)])
            let pictures = try batcher.batch(batch, epoch: epoch)
            let winners = balance.winners(of: try learning.costs(ofBatch: pictures))
            balance.update(winners: winners, gain: Self.gain)
            for (id, contestant) in contestants.enumerated() {
                let won = winners.indices.filter { winners[$0] == id }
                // The batch norms of a network need more than one picture.
                guard won.count > 1 else { continue }
                let positions = try Tensor(won.map(Int64.init), shape: [won.count], device: batcher.device)
                let prize = PictureBatch(
                    pictures: try pictures.selected(0, indices: positions), records: won.map { batch[$0] }[...],
                    epoch: epoch)
                let outcome = try contestant.learn(objective, prize, rate: rate, step: epoch * steps + step)
                let loss = try outcome.loss.item()
                guard loss.isFinite else { throw diverged(epoch, "expected a finite loss, got \(loss)") }
                tally.add(loss: loss, correct: outcome.correct, answers: outcome.answers, pictures: won.count)
            }
            journal.show(stage: Self.stage, epoch: epoch, of: recipe.epochs, step: step, of: steps, tally)
        }
        let elapsed = started.duration(to: .now)
        guard try learning.networks.allSatisfy({ try $0.isFinite }) else {
            throw diverged(epoch, "expected finite weights after its last step, got others")
        }
        return EpochMetrics(
            stage: Self.stage, epoch: epoch + 1, loss: tally.meanLoss, accuracy: tally.accuracy,
            heldOutAccuracy: try heldOutAccuracy(scouts(contestants), balance), learningRate: rate,
            picturesPerSecond: Double(tally.pictures) / (elapsed / .seconds(1)))
    }

    private func scouts(_ contestants: [Contestant]) -> Scouts {
        Scouts(networks: contestants.map(\.average.network), precision: recipe.precision)
    }

    /// The share of held-out pictures that their winner answers rightly.
    private func heldOutAccuracy(_ scouts: Scouts, _ balance: LoadBalance) throws -> Double {
        let pictures = objective.heldOut.pictures
        let logits = try scouts.logits(pictures)
        let winners = balance.winners(of: Scouts.costs(logits))
        let correct = winners.indices.count { logits[winners[$0]].argmax(ofRow: $0) == pictures.labels[$0] }
        return Double(correct) / Double(max(pictures.count, 1))
    }

    private func diverged(_ epoch: Int, _ reason: String) -> TrainingError {
        TrainingError(
            .diverged,
            "\(Self.stage), epoch \(epoch + 1): \(reason); a lower recipes.scout.schedule.peak in "
                + "\(journal.directory.plan) may help")
    }
}
