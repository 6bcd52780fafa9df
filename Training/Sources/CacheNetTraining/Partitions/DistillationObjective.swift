internal import CacheNetData
internal import Torch

/// What a partition learns: the full model's answers and the true labels on its own inputs (Hinton, Vinyals and Dean,
/// "Distilling the Knowledge in a Neural Network", 2015), and to be unsure, all labels equally likely, on foreign ones.
/// How unsure is up to the distillation: a partition that also knows something of foreign inputs has hits among them.
struct DistillationObjective: Objective {
    let partition: Int
    /// The code of each training record.
    let codes: [Int]
    let labels: [Int]
    let teacher: any Teacher
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

    func loss(of network: Network, pictures: Tensor, records: ArraySlice<Int>) throws(TorchError) -> StepLoss {
        let isOwn = records.map { codes[$0] == partition }
        let logits = try network.logits(pictures, isTraining: true)
        var parts: [Tensor] = []
        var correct = 0
        let own = isOwn.count { $0 }
        if own > 0 {
            let (loss, right) = try taughtLoss(logits, pictures, records, isOwn, equal: true)
            parts.append(loss)
            correct = right
        }
        if own < records.count {
            parts.append(try foreignLoss(logits, pictures, records, isOwn))
        }
        var loss = parts[0]
        for part in parts.dropFirst() { loss = try loss + part }
        return StepLoss(loss: try loss / Double(records.count), correct: correct, answers: own)
    }

    func heldOutAccuracy(_ network: Network) throws(TorchError) -> Double {
        try heldOut.accuracy(of: network)
    }

    /// The sum over foreign pictures: partly the distance to all labels being equally likely.
    private func foreignLoss(
        _ logits: Tensor, _ pictures: Tensor, _ records: ArraySlice<Int>, _ isOwn: [Bool]
    ) throws(TorchError) -> Tensor {
        let foreignLogits = try logits.selected(0, indices: positions(isOwn, equal: false))
        let unsure = try foreignLogits.logSoftmax(1).mean([1]).sum() * -distillation.unsureness
        guard distillation.unsureness < 1 else { return unsure }
        let (taught, _) = try taughtLoss(logits, pictures, records, isOwn, equal: false)
        return try unsure + taught * (1 - distillation.unsureness)
    }

    /// The sum over own or foreign pictures of the teacher's part and the labels', the former scaled by the square of the
    /// temperature so that its gradients do not shrink with it.
    private func taughtLoss(
        _ allLogits: Tensor, _ allPictures: Tensor, _ allRecords: ArraySlice<Int>, _ isOwn: [Bool], equal wanted: Bool
    ) throws(TorchError) -> (loss: Tensor, correct: Int) {
        let positions = try positions(isOwn, equal: wanted)
        let records = zip(allRecords, isOwn).filter { $0.1 == wanted }.map(\.0)
        let logits = try allLogits.selected(0, indices: positions)
        let taught = try teacher.logits(allPictures.selected(0, indices: positions), records: records[...])
        let temperature = distillation.temperature
        let targets = try (taught / temperature).softmax(1)
        let distilled = try (targets * (logits / temperature).logSoftmax(1)).sum() * -(temperature * temperature)
        let labels = try Tensor(records.map { Int64(self.labels[$0]) }, shape: [records.count], device: device)
        let labelled = try logits.crossEntropy(labels) * Double(records.count)
        let correct = try logits.detached().argmax(1).equal(to: labels).sum().item()
        return (try distilled * distillation.teacherShare + labelled * (1 - distillation.teacherShare), Int(correct))
    }

    private func positions(_ isOwn: [Bool], equal wanted: Bool) throws(TorchError) -> Tensor {
        let positions = isOwn.indices.filter { isOwn[$0] == wanted }
        return try Tensor(positions.map(Int64.init), shape: [positions.count], device: device)
    }
}
