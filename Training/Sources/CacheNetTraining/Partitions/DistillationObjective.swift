internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// What a partition learns: the full model's answers and the true labels on its own inputs (Hinton, Vinyals and Dean,
/// "Distilling the Knowledge in a Neural Network", 2015), and to be unsure, all labels equally likely, on foreign ones.
struct DistillationObjective: Objective {
    let partition: Int
    /// The code of each training record.
    let codes: [Int]
    let labels: [Int]
    let lessons: TeacherLogits
    let distillation: Distillation
    let heldOut: HeldOut
    let device: Device

    /// All own records once, and foreign ones drawn afresh for each epoch.
    func records(_ generator: inout SeededGenerator) -> [Int] {
        let own = codes.indices.filter { codes[$0] == partition }
        let foreign = generator.shuffled(codes.indices.filter { codes[$0] != partition })
        let wanted = Int((Double(own.count) * distillation.foreignPerOwn).rounded())
        return generator.shuffled(own + foreign.prefix(wanted))
    }

    func loss(of network: Network, _ batch: PictureBatch) throws(TorchError) -> StepLoss {
        let records = batch.records
        let isOwn = records.map { codes[$0] == partition }
        let logits = try network.logits(batch.pictures, isTraining: true)
        var parts: [Tensor] = []
        var correct = 0
        let own = zip(records, isOwn).filter(\.1).map(\.0)
        if !own.isEmpty {
            let (loss, right) = try ownLoss(logits, isOwn, own, epoch: batch.epoch)
            parts.append(loss)
            correct = right
        }
        if own.count < records.count {
            let foreignLogits = try logits.selected(0, indices: positions(isOwn, equal: false))
            parts.append(try foreignLogits.logSoftmax(1).mean([1]).sum() * -1)
        }
        var loss = parts[0]
        for part in parts.dropFirst() { loss = try loss + part }
        return StepLoss(loss: try loss / Double(records.count), correct: correct, answers: own.count)
    }

    func heldOutAccuracy(_ network: Network) throws(TorchError) -> Double {
        try heldOut.accuracy(of: network)
    }

    /// The sum over own pictures of the two parts, the teacher's scaled by the square of the temperature so that its
    /// gradients do not shrink with it.
    private func ownLoss(
        _ allLogits: Tensor, _ isOwn: [Bool], _ own: [Int], epoch: Int
    ) throws(TorchError) -> (loss: Tensor, correct: Int) {
        let logits = try allLogits.selected(0, indices: positions(isOwn, equal: true))
        let taught = try lessons.logits(own[...], epoch: epoch, device: device)
        let temperature = distillation.temperature
        let targets = try (taught / temperature).softmax(1)
        let distilled = try (targets * (logits / temperature).logSoftmax(1)).sum() * -(temperature * temperature)
        let labels = try Tensor(own.map { Int64(self.labels[$0]) }, shape: [own.count], device: device)
        let labelled = try logits.crossEntropy(labels) * Double(own.count)
        let correct = try logits.detached().argmax(1).equal(to: labels).sum().item()
        return (try distilled * distillation.teacherShare + labelled * (1 - distillation.teacherShare), Int(correct))
    }

    private func positions(_ isOwn: [Bool], equal wanted: Bool) throws(TorchError) -> Tensor {
        let positions = isOwn.indices.filter { isOwn[$0] == wanted }
        return try Tensor(positions.map(Int64.init), shape: [positions.count], device: device)
    }
}
