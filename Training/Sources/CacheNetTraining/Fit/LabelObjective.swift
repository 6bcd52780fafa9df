internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// Learns one answer for each training picture: its label, or its code.
struct LabelObjective: Objective {
    /// The right answer to each training record.
    let answers: [Int]
    let labelSmoothing: Double
    let heldOut: HeldOut
    let device: Device

    func records(_ generator: inout SeededGenerator) -> [Int] {
        generator.shuffled(Array(answers.indices))
    }

    func loss(of network: Network, _ batch: PictureBatch) throws(TorchError) -> StepLoss {
        let (records, logits) = (batch.records, try network.logits(batch.pictures, isTraining: true))
        let targets = try Tensor(records.map { Int64(answers[$0]) }, shape: [records.count], device: device)
        let loss = try logits.crossEntropy(targets, labelSmoothing: labelSmoothing)
        let correct = try logits.detached().argmax(1).equal(to: targets).sum().item()
        return StepLoss(loss: loss, correct: Int(correct), answers: records.count)
    }

    func heldOutAccuracy(_ network: Network) throws(TorchError) -> Double {
        try heldOut.accuracy(of: network)
    }
}
