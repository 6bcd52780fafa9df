import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetReport

/// A bundle, and pictures that its models are asked about.
struct OutcomeOptions: ParsableArguments {
    @Option(help: "The bundle's directory.", completion: .directory)
    var bundle: String
    @Option(
        help: """
            Pictures, such as cifar10:DIR, folder:DIR, fvg:DIR, tensors:DIR or walkers; labelled, but for a risk of disagreement.
            """)
    var dataset: String

    func validate() throws {
        _ = try source
    }

    var source: SourceSpecification {
        get throws { try SourceSpecification(dataset, option: "--dataset") }
    }

    /// Opens some splits and says, once, what a person should know of them.
    func openDatasets(_ splits: [Split]) throws -> [any Dataset] {
        let datasets = try splits.map { try source.open($0) }
        DatasetNotes.tell(of: datasets)
        return datasets
    }

    /// Asks every model about every picture, and shows on standard error how far it is.
    ///
    /// - Parameters:
    ///   - kind: what it is recorded for; disagreement takes no labels.
    ///   - stage: names the work.
    func record(
        _ dataset: any Dataset, with bundle: Bundle, engine: any InferenceEngine, for kind: RiskKind,
        stage: String = "models"
    ) throws -> ModelOutcomes {
        // Models take a while to load, and this does not.
        try OutcomeRecorder.check(dataset, fits: bundle.description.config, for: kind)
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        return try OutcomeRecorder(bundle, engine: engine).record(dataset, for: kind) { record in
            let elapsed = start.duration(to: .now)
            guard progress.isDue(at: elapsed) else { return }
            progress.show(
                ProgressStatus(stage: stage, done: record, total: dataset.count, unit: "pictures"), at: elapsed)
        }
    }

    /// How often the full model is right on the test split: on a sample of it.
    ///
    /// - Returns: `nil` where there is no test split, which a note says.
    func testScore(of bundle: Bundle, engine: any InferenceEngine) throws -> FullModelScore? {
        let source = try source
        let test: any Dataset
        do throws(DataError) {
            test = try source.open(.test)
        } catch {
            Notices.note("the full model is not compared with test pictures: \(error)")
            return nil
        }
        return try score(of: bundle, on: test, "test pictures", engine: engine)
    }

    /// How often the full model is right on a sample of some pictures.
    ///
    /// - Parameter unit: what they are called.
    func score(
        of bundle: Bundle, on pictures: any Dataset, _ unit: String, engine: any InferenceEngine
    ) throws -> FullModelScore {
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        return try FullModelScore(of: bundle, on: pictures, engine: engine) { record, total in
            let elapsed = start.duration(to: .now)
            guard progress.isDue(at: elapsed) else { return }
            progress.show(ProgressStatus(stage: "full model", done: record, total: total, unit: unit), at: elapsed)
        }
    }
}
