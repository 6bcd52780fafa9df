import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import Foundation
import Testing

/// Simulated devices against what another implementation computed for real ones.
@Suite(.enabled(if: SharedData.isPresent, "../shared/data is not here: nothing to compare with"))
struct SimulationTests {
    @Test(.timeLimit(.minutes(15)))
    func recordedOutcomesGiveTheReferencesFigures() throws {
        let directory = try TemporaryDirectory()
        let engine = try ONNXEngine()
        let bundle = try BundleWriter(engine: engine).create(
            try CalibrationFile.load(directory: SharedData.models.path).specification(name: BundleName("cifar10")),
            at: directory.url.appending(path: "cifar10.bundle").path)
        let config = bundle.description.config
        let outcomes = try OutcomeRecorder(bundle, engine: engine)
            .record(try CIFAR10Dataset(directory: SharedData.cifar10.path))
        let simulation = StreamSimulation(
            TemperedOutcomes(outcomes, temperatures: config.partitions.map(\.temperature)))
        let summaries = try Reference.summaries()
        for dwell in Reference.dwells {
            let stream = try Reference.rows(dwell: dwell).map(\.record)
            let summary = try #require(summaries[dwell])
            let thresholds = config.partitions.map(\.threshold)
            let paper = simulation.run(FixedGate(thresholds: thresholds), over: stream)
            #expect(abs(paper.hitRatio - summary.hitRatio) < 1e-9, "dwell \(dwell)")
            #expect(paper.switches == summary.downloads["capacity1"], "dwell \(dwell)")
            let agreeing = simulation.run(FixedGate(thresholds: thresholds, agreement: 2), over: stream)
            #expect(abs(agreeing.hitRatio - summary.agree2.hitRatio) < 1e-9, "dwell \(dwell), agreement 2")
            #expect(agreeing.switches == summary.agree2.downloads, "dwell \(dwell), agreement 2")
        }
    }
}
