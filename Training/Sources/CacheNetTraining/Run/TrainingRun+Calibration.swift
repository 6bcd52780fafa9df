internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import CacheNetONNX

extension TrainingRun {
    /// Packs what ``export(_:)`` wrote, lets the bundle's own models speak about pictures that none has learned from,
    /// and packs it again with what that showed.
    func pack(_ models: TrainedModels) throws -> Bundle {
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
        let bundle = try writer.create(calibrated, at: plan.output, force: true)
        if let note = GateChoice.best.certificationNote(for: bundle.description.config) {
            journal.note("warning: \(note)")
        }
        return bundle
    }

    /// What the bundle's own files say of the test pictures.
    func testOutcomes(_ bundle: Bundle, _ models: TrainedModels) throws -> ModelOutcomes {
        journal.note("testing on \(test.count) pictures")
        return try OutcomeRecorder(bundle, engine: try ONNXEngine())
            .record(try SourceSpecification(plan.dataset).open(.test), codes: models.codes.test) { _ in
                try journal.checkInterruption("test")
            }
    }

    func logits(_ network: Network, _ pictures: PictureSet) throws -> FeatureMatrix {
        try Evaluation(pictures: pictures, device: device).logits(of: network)
    }
}
