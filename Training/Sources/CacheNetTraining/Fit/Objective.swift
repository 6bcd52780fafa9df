internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// What a network learns: which pictures an epoch shows, and what is wrong with its answers to them.
protocol Objective {
    /// - Parameter generator: the epoch's own.
    /// - Returns: training records in the order of an epoch; a record may come more than once.
    func records(_ generator: inout SeededGenerator) -> [Int]

    func loss(of network: Network, _ batch: PictureBatch) throws(TorchError) -> StepLoss

    /// The share of right answers to held-out records, 0 to 1.
    func heldOutAccuracy(_ network: Network) throws(TorchError) -> Double
}

/// What came out of a step.
struct StepLoss {
    /// To be minimised; a scalar.
    let loss: Tensor
    /// Right answers, among `answers`.
    let correct: Int
    let answers: Int
}
