import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import CacheNetReport
import CacheNetSimulation
import CacheNetTransport

/// The file that `run --record-all` writes.
struct RunRecordingFile {
    private let path: String
    private let isQuiet: Bool

    init(path: String, isQuiet: Bool) {
        self.path = path
        self.isQuiet = isQuiet
    }

    /// Whether a run over the data set can be recorded, before it begins: what is simulated needs the right label of
    /// every picture.
    func check(_ dataset: any Dataset, fits bundle: BundleDescription) throws {
        do throws(CalibrationError) {
            try OutcomeRecorder.check(dataset, fits: bundle.config)
        } catch {
            throw ValidationError("--record-all: \(error)")
        }
    }

    /// Fetches every model of the bundle, asks them about every picture of the source, and writes what they say.
    func write(
        _ source: DatasetFrames<[Int]>, as stream: RecordedStream, bundle: BundleDescription,
        registry: some BundleRegistry
    ) async throws {
        var models: [ModelRole: ModelBytes] = [:]
        for role in bundle.roles {
            if let descriptor = bundle.model(role) { models[role] = try await registry.blob(descriptor) }
        }
        // Asking all models about all pictures blocks.
        try await withTaskExecutorPreference(ThreadExecutor(name: "cachenet-record")) { [models] in
            try record(source, as: stream, bundle, models).write(to: path)
        }
    }

    private func record(
        _ source: DatasetFrames<[Int]>, as stream: RecordedStream, _ bundle: BundleDescription,
        _ models: [ModelRole: ModelBytes]
    ) throws -> RunRecording {
        let recorder = try RunRecorder(bundle, engine: try ONNXEngine()) { role in
            guard let model = models[role] else {
                throw BundleError(.missing, "bundle \(bundle.config.name): expected a model \(role), got none")
            }
            return model
        }
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        return try recorder.record(source, as: stream) { done, total in
            try Task.checkCancellation()
            let elapsed = start.duration(to: .now)
            guard !isQuiet, progress.isDue(at: elapsed) else { return }
            progress.show(ProgressStatus(stage: "record", done: done, total: total, unit: "pictures"), at: elapsed)
        }
    }
}
