import CacheNetNetworks
import Torch

@testable import CacheNetTraining

/// A short training of a small network on pictures that are easily told apart.
struct Lesson {
    let pictures: PictureSet
    let recipe: Recipe
    let directory: TemporaryDirectory
    let labels: Int
    let stop = StopSignal()

    static let stage = "lesson"

    init(
        pictures: PictureSet? = nil, epochs: Int = 6, peak: Double = 0.1,
        augmentation: Augmentation = .none, labels: Int = 4
    ) throws {
        try TorchRuntime.setThreadCount(1)
        self.pictures = try pictures ?? PictureSet(ListedPictures.squares(96))
        self.labels = labels
        recipe = Recipe(
            epochs: epochs, batchSize: 16, schedule: OneCycle(peak: peak), augmentation: augmentation,
            averageDecay: 0.9,
            precision: .float32)
        directory = try TemporaryDirectory()
    }

    /// The same, in the same directory, without its request to stop.
    init(resuming other: Lesson) {
        pictures = other.pictures
        recipe = other.recipe
        directory = other.directory
        labels = other.labels
    }

    var runDirectory: RunDirectory { RunDirectory(path: directory.path) }

    var objective: LabelObjective {
        LabelObjective(answers: pictures.labels, labelSmoothing: 0, heldOut: heldOut(pictures), device: .cpu)
    }

    func heldOut(_ pictures: PictureSet) -> HeldOut {
        HeldOut(pictures, answers: pictures.labels, precision: .float32, device: .cpu)
    }

    func network(
        _ specification: String = "resnet:8x1", seed: UInt64 = 1, outputs: Int? = nil
    ) throws -> Network {
        let (mean, deviation) = pictures.channelStatistics()
        let description = try NetworkSpecification(specification)
            .network(inputShape: pictures.shape, mean: mean, deviation: deviation, labels: outputs ?? labels)
        return try Network(untrained: description, seed: seed, device: .cpu)
    }

    /// Goes on from the checkpoint, where there is one.
    func fit(_ network: Network, _ objective: any Objective) throws -> Network {
        let batcher = PictureBatcher(pictures, augmentation: recipe.augmentation, seed: 3, device: .cpu)
        let journal = try RunJournal(runDirectory, stop: stop)
        return try Fit(stage: Self.stage, recipe: recipe, seed: 3, batcher: batcher, journal: journal)
            .run(network, objective)
    }

    /// The rows of `metrics.csv`, without the one that depends on the machine.
    func metrics() throws -> [[Substring]] {
        let text = String(decoding: try TemporaryDirectory.read(runDirectory.metrics), as: UTF8.self)
        return text.split(separator: "\n").map { Array($0.split(separator: ",").dropLast()) }
    }
}
