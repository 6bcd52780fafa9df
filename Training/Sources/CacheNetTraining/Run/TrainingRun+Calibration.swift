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
        let pictures = try plan.openCalibration()
        var calibration = plan.calibration
        calibration.streams.kinds = StreamKind.usualMix(for: pictures)
        // Views that change slowly are made of pictures that do not come in sequences.
        let isOfViews = calibration.streams.kinds.contains(.tracks)
        let dataset = try calibration.streams.kinds.dataset(from: pictures)
        journal.note("calibrating on \(dataset.count) \(isOfViews ? "views of \(pictures.count) " : "")pictures")
        let outcomes = try OutcomeRecorder(uncalibrated, engine: try ONNXEngine())
            .record(dataset, codes: isOfViews ? nil : models.codes.calibration) { _ in
                try journal.checkInterruption("calibration")
            }
        func score(_ dataset: any Dataset) throws -> FullModelScore {
            try FullModelScore(of: uncalibrated, on: dataset, engine: try ONNXEngine()) { _, _ in
                try journal.checkInterruption("calibration")
            }
        }
        let calibrated = try calibration.calibrate(
            uncalibrated, on: outcomes, from: plan.calibrationKind,
            score: isOfViews ? try score(pictures) : nil,
            test: try score(try SourceSpecification(plan.dataset).open(.test)))
        if let warning = calibrated.calibration?.warning { journal.note("warning: \(warning)") }
        let config = try writer.create(calibrated, at: plan.output, force: true).description.config
        if let note = GateChoice.best.certificationNote(for: config) { journal.note("warning: \(note)") }
        return config
    }

    func logits(_ network: Network, _ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: device).logits(of: network)
    }
}
