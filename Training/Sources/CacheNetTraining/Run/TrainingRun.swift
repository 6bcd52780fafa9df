internal import CacheNetBundle
internal import CacheNetData
internal import Torch

/// The whole way from labelled pictures to a bundle. Every stage that is done lies in the run's directory, so that a
/// run which was cut off goes on from its last epoch and gives the same bundle.
public final class TrainingRun {
    let plan: TrainingPlan
    /// What devices get: as planned, or as a search has found.
    var ladder: Ladder
    let directory: RunDirectory
    let journal: RunJournal
    let device: Device
    let labels: [String]
    let training: PictureSet
    let calibration: PictureSet
    let test: PictureSet
    let normalisation: (mean: [Float], deviation: [Float])

    /// Starts a run, in a directory that holds none.
    public convenience init(
        _ plan: TrainingPlan, directory path: String, stop: StopSignal
    ) throws {
        let directory = RunDirectory(path: path)
        guard !directory.holdsRun else {
            throw TrainingError(
                .invalidConfiguration,
                "\(path) holds a run already: go on with it (--resume \(path)), or choose another directory (--run)")
        }
        try self.init(plan, directory, stop)
        try checkModels()
        try directory.create()
        try directory.writeJSON(plan, to: directory.plan)
    }

    /// Goes on with a run.
    public convenience init(resuming path: String, stop: StopSignal) throws {
        let directory = RunDirectory(path: path)
        guard directory.exists(directory.plan) else {
            throw TrainingError(.damagedRun, "\(path): expected a run's directory with plan.json, got none")
        }
        try self.init(try directory.readJSON(TrainingPlan.self, from: directory.plan), directory, stop)
    }

    private init(_ plan: TrainingPlan, _ directory: RunDirectory, _ stop: StopSignal) throws {
        try plan.check()
        self.plan = plan
        ladder = plan.ladder
        self.directory = directory
        device = try plan.machine.prepare()
        journal = try RunJournal(directory, stop: stop)
        let source = try SourceSpecification(plan.dataset)
        let dataset = try source.open(.train)
        labels = dataset.labels
        try Self.check(dataset, plan)
        training = try PictureSet(dataset)
        normalisation = training.channelStatistics()
        let calibrationPictures = try plan.openCalibration()
        try Self.check(calibrationPictures, calibrates: dataset, plan)
        calibration = try PictureSet(calibrationPictures)
        test = try PictureSet(source.open(.test))
        guard calibration.count > 0 else {
            throw TrainingError(.unsuitableData, "\(plan.dataset): expected pictures to calibrate with, got none")
        }
    }

    /// Runs every stage that is not done.
    public func run() throws -> TrainingReport {
        let full = try fullModel()
        let lessons = try lessons(full)
        try chooseLadder(full, lessons)
        let learned = try codes(full, lessons)
        let codes = learned.codes
        let encoder = try learned.head == nil ? nil : self.encoder(codes)
        let fallback = try fallback(Self.fallbackStage, ladder.fallback, plan.recipes.fallback, lessons)
        // What pictures have in common is learned once, and from all of them.
        let start = ladder.partition == ladder.fallback ? fallback : nil
        let partitions = try (0..<ladder.partitions).map { id in
            try partition(
                Self.partitionStage(id), id, ladder.partition, plan.recipes.partition, lessons, start, codes)
        }
        try journal.draw()
        let models = TrainedModels(
            full: full, codes: codes, codeSeconds: learned.seconds, codeHead: learned.head, encoder: encoder,
            partitions: partitions, fallback: fallback)
        try export(models)
        let bundle = try pack(models)
        let report = try report(models, bundle.description.config, try testOutcomes(bundle, models))
        try directory.writeJSON(report, to: directory.report)
        return report
    }
}
