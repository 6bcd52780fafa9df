import CacheNetCalibration
import CacheNetTraining
import Torch

/// A training of seconds.
enum SmallRun {
    static let dataset = "walkers:subjects=4,walks=6,frames=8"

    static func plan(
        dataset: String = dataset, full: TrainingPlan.Full = .trained("resnet:8x1"), codes: CodeMethod = .clustering,
        groups: [[String]] = [], output: String
    ) -> TrainingPlan {
        let recipe = Recipe(
            epochs: 2, batchSize: 32, schedule: OneCycle(peak: 0.05),
            augmentation: Augmentation(shift: 2, flip: .never, cutout: 0), averageDecay: 0.8, precision: .float32)
        return TrainingPlan(
            name: "small", dataset: dataset, full: full,
            ladder: Ladder(fallback: "resnet:4x1", partitions: 2), encoder: "resnet:4x1", codes: codes, groups: groups,
            seed: 1,
            recipes: Recipes(full: recipe, fallback: recipe, partition: recipe, encoder: recipe),
            calibration: BundleCalibration(streams: CalibrationStreams(dwells: [5], streams: 2, framesPerStream: 200)),
            machine: TrainingMachine(threads: 1), output: output)
    }

    static func start(
        _ plan: TrainingPlan, in directory: String, stop: StopSignal = StopSignal()
    ) throws -> TrainingRun {
        try TrainingRun(plan, directory: directory, stop: stop)
    }

    static func resume(_ directory: String) throws -> TrainingRun {
        try TrainingRun(resuming: directory, stop: StopSignal())
    }
}
