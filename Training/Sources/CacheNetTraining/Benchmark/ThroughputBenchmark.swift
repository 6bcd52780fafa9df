internal import CacheNetNetworks
internal import Foundation
public import Torch

internal import struct CacheNetCore.SeededGenerator

/// How fast a network learns, by the code that trains: one epoch to warm up and one that counts, on noise.
public struct ThroughputBenchmark {
    /// As in a plan, such as `resnet9:32`.
    public var network: String
    public var batchSize: Int
    /// Of an epoch.
    public var steps: Int
    public var precision: Precision
    public var machine: TrainingMachine

    private static let labelCount = 10

    public init(network: String, batchSize: Int, steps: Int, precision: Precision, machine: TrainingMachine) {
        self.network = network
        self.batchSize = batchSize
        self.steps = steps
        self.precision = precision
        self.machine = machine
    }

    /// - Returns: pictures of 3 x 32 x 32 a second, augmentation and the weights' average included.
    public func picturesPerSecond() throws -> Double {
        let device = try machine.prepare()
        let pictures = Self.noise(count: batchSize * steps)
        let recipe = Recipe(
            epochs: 2, batchSize: batchSize, labelSmoothing: 0.1,
            augmentation: Augmentation(shift: 4, flip: .alternating, cutout: 8), precision: precision)
        let (mean, deviation) = pictures.channelStatistics()
        let description = try NetworkSpecification(network)
            .network(inputShape: pictures.shape, mean: mean, deviation: deviation, labels: Self.labelCount)
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let files = RunDirectory(path: directory.path)
        try files.create()
        let journal = try RunJournal(files, stop: StopSignal())
        let fit = Fit(
            stage: "noise", recipe: recipe, seed: 1,
            batcher: PictureBatcher(pictures, augmentation: recipe.augmentation, seed: 1, device: device),
            journal: journal)
        let nothing = HeldOut(
            pictures, answers: pictures.labels, where: { _ in false }, precision: precision, device: device)
        _ = try fit.run(
            Network(untrained: description, seed: 1, device: device),
            LabelObjective(
                answers: pictures.labels, labelSmoothing: recipe.labelSmoothing, heldOut: nothing, device: device))
        return journal.lastEpoch?.picturesPerSecond ?? 0
    }

    private static func noise(count: Int) -> PictureSet {
        var generator = SeededGenerator(seed: 1)
        let shape = [3, 32, 32]
        let bytes = (0..<count * shape.reduce(1, *)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        return PictureSet(shape: shape, labels: (0..<count).map { $0 % labelCount }, bytes: bytes)
    }
}
