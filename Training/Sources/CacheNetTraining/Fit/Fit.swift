internal import CacheNetNetworks
internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// Fits a network to an objective. Every epoch ends with a checkpoint, from which the fit goes on as if nothing had
/// happened: batches and changes of pictures depend on seed and epoch alone.
struct Fit {
    let stage: String
    let recipe: Recipe
    let seed: UInt64
    let batcher: PictureBatcher
    let journal: RunJournal

    /// - Returns: the running average of the weights, which is steadier than where the last step left them.
    func run(_ network: Network, _ objective: any Objective) throws -> Network {
        try network.enableGradients()
        let optimizer = try SGD(network, recipe)
        let average = try WeightAverage(of: network)
        let checkpoint = Checkpoint(path: journal.directory.checkpoint(of: stage), stage: stage)
        let done = try checkpoint.restore(network, average, optimizer)
        journal.resume(stage, afterEpochs: done)
        for epoch in done..<max(recipe.epochs, done) {
            let metrics = try run(epoch, network, objective, optimizer, average)
            // In this order: a line that no checkpoint holds is forgotten, while one that is absent would never come.
            try journal.finish(epoch: metrics)
            try checkpoint.save(network, average, optimizer, epochs: epoch + 1)
        }
        return average.network
    }

    private func run(
        _ epoch: Int, _ network: Network, _ objective: any Objective, _ optimizer: SGD, _ average: WeightAverage
    ) throws -> EpochMetrics {
        var generator = SeededGenerator(seed: seed, path: [epoch])
        let records = objective.records(&generator)
        // The last batch of an epoch is left out where it would be a part of one: its batch norms would be off.
        let steps = max(records.count / recipe.batchSize, 1)
        var tally = StepTally()
        let started = ContinuousClock.now
        for step in 0..<steps {
            try journal.checkInterruption("epoch \(epoch + 1) of \(stage)")
            let progress = Double(epoch * steps + step) / Double(recipe.epochs * steps)
            optimizer.learningRate = recipe.schedule.rate(at: progress)
            let batch = records[(step * recipe.batchSize)..<min((step + 1) * recipe.batchSize, records.count)]
            let outcome = try self.step(network, objective, batch, epoch, optimizer)
            let loss = try outcome.loss.item()
            guard loss.isFinite else {
                throw diverged(epoch, "expected a finite loss, got \(loss) in step \(step + 1)")
            }
            try average.update(with: network, decay: recipe.averageDecay, step: epoch * steps + step)
            tally.add(loss: loss, correct: outcome.correct, answers: outcome.answers, pictures: batch.count)
            journal.show(stage: stage, epoch: epoch, of: recipe.epochs, step: step, of: steps, tally)
        }
        let elapsed = started.duration(to: .now)
        // What the last step broke, only the next epoch's loss would show.
        guard try network.isFinite else {
            throw diverged(epoch, "expected finite weights after its last step, got others")
        }
        let accuracy = try objective.heldOutAccuracy(average.network)
        return EpochMetrics(
            stage: stage, epoch: epoch + 1, loss: tally.meanLoss, accuracy: tally.accuracy, heldOutAccuracy: accuracy,
            learningRate: optimizer.learningRate, picturesPerSecond: Double(tally.pictures) / (elapsed / .seconds(1)))
    }

    private func diverged(_ epoch: Int, _ reason: String) -> TrainingError {
        let kept = epoch > 0 ? "the checkpoint of epoch \(epoch) is kept" : "there is no checkpoint yet"
        return TrainingError(
            .diverged,
            "\(stage), epoch \(epoch + 1): \(reason); \(kept); a lower peak of the learning rate in "
                + "\(journal.directory.plan) may help")
    }

    private func step(
        _ network: Network, _ objective: any Objective, _ records: ArraySlice<Int>, _ epoch: Int, _ optimizer: SGD
    ) throws(TorchError) -> StepLoss {
        let batch = PictureBatch(
            pictures: try batcher.batch(records, epoch: epoch), records: records, epoch: epoch)
        let outcome = try autocast(to: recipe.precision, on: batcher.device) { () throws(TorchError) in
            try objective.loss(of: network, batch)
        }
        optimizer.zeroGradients()
        try outcome.loss.backward()
        try optimizer.step()
        return outcome
    }
}
