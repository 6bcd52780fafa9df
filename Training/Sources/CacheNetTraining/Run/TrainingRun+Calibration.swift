internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import CacheNetONNX

extension TrainingRun {
    /// Packs what ``export(_:)`` wrote, lets the bundle's own models speak about pictures that none has learned from,
    /// and packs it again with what that showed.
    func pack(_ models: TrainedModels) throws -> BundleConfig {
        let writer = BundleWriter(engine: try ONNXEngine())
        let uncalibrated = try writer.create(try specification(models), at: directory.uncalibrated, force: true)
        journal.note("calibrating on \(calibration.count) pictures")
        let outcomes = try OutcomeRecorder(uncalibrated, engine: try ONNXEngine())
            .record(try plan.openCalibration(), codes: models.codes.calibration) { _ in
                try journal.checkInterruption("calibration")
            }
        let score = try FullModelScore(
            of: uncalibrated, on: try SourceSpecification(plan.dataset).open(.test), engine: try ONNXEngine()
        ) { _, _ in try journal.checkInterruption("calibration") }
        let calibrated = try plan.calibration.calibrate(
            uncalibrated, on: outcomes, from: plan.calibrationKind, test: score)
        if let warning = calibrated.calibration?.warning { journal.note("warning: \(warning)") }
        let config = try writer.create(calibrated, at: plan.output, force: true).description.config
        if let note = GateChoice.best.certificationNote(for: config) { journal.note("warning: \(note)") }
        return config
    }

    func logits(_ network: Network, _ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: device).logits(of: network)
    }
}
