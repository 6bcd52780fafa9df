import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import CacheNetRivals

struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Measure how sure a bundle's models must be, on pictures that none of them learned from.",
        discussion: """
            For bundles whose models come from anywhere. Every model answers every picture of the calibration split; \
            from that come temperatures, the fixed threshold, and all that the belief gate needs:

              cachenet calibrate --bundle mine.bundle --dataset folder:DIR --risk 0.005

            The risk is what hits may cost over all frames: accuracy below the full model's (loss), or answers that are \
            not the full model's (disagreement), which takes no labels: a folder of pictures will do. The change risk is \
            the same for the first frames after a change of label, which a mean hides. Devices keep both where nothing \
            else is asked of them (run --risk). They are measured on streams that should be like those that devices will \
            see. Where pictures come in sequences, streams show these. Where they do not, tracks are made of them, slowly \
            changing views of one picture each, and every model answers these; streams show whole tracks, and single \
            views as well, and the gate keeps its promise on both. Where things never stay in view, --stream-kind \
            independent is quicker and measures more of them. The fixed threshold keeps the risk on frames of which \
            --foreign-share belong to another partition. The table \
            shows the gates on streams of the pictures they were calibrated on.

            Few pictures cannot certify a small risk: zero losses in n independent pictures or sequences bound the \
            loss by about 3/n with a confidence of 0.95. Then the belief gate goes by its best estimate, and is said to \
            be not certified; --certified-only refuses that, at the price of hits.

            The full model must not have learned from the pictures either: it would look better than it is, and the \
            gate would be needlessly strict. So it is asked about test pictures as well, and a warning says when it is \
            implausibly better on those of the calibration.
            """
    )

    @OptionGroup var asked: OutcomeOptions
    @Option(help: "Which part of them: calibration (of an undivided folder a tenth), train or test.")
    var split = SplitArgument(split: .calibration)
    @Option(
        help: """
            What streams are like: independent (runs of pictures of one label), tracks (slowly changing views of one \
            picture after the other), natural (whole sequences, such as walks), uniform, or several of them, such as \
            tracks+independent (default: natural where there are sequences, else tracks+independent).
            """,
        transform: StreamMixArgument.parsed)
    var streamKind: StreamMixArgument?
    @OptionGroup var tracks: TrackOptions
    @OptionGroup var workingSet: WorkingSetOptions
    @Option(
        help: """
            What hits may cost, as a share of all frames: loss=0.005 (a bare number means the same) or disagreement=0.01 \
            (default: loss=\(Promise().risk); \(FixedThreshold().risk) for the fixed threshold).
            """,
        transform: RiskArgument.parsed)
    var risk: RiskArgument?
    @OptionGroup var changes: ChangeRiskOptions
    @Option(help: "The share of foreign frames for which the fixed threshold keeps it.")
    var foreignShare: Double = FixedThreshold().foreignShare
    @Option(
        help: """
            With which probability the gates keep what they promise (default: \(FixedThreshold().confidence) for the \
            fixed threshold, \(CalibrationStreams().confidence) for the belief gate, whose bounds allow for its many \
            rules).
            """)
    var confidence: Double?
    @Option(
        help: "Decides the streams that the gates are tried on, and their tracks (default: 1).",
        transform: UInt64.parsed)
    var seed: UInt64 = 1
    @Option(help: "Frames of each of them.")
    var frames = CalibrationStreams().framesPerStream
    @Flag(help: "Let the belief gate answer only what the pictures certify, even if that is nothing.")
    var certifiedOnly = false
    @Option(help: "Write the calibrated bundle here (default: in place of --bundle).", completion: .directory)
    var output: String?
    @Flag(help: "Replace what --output names.")
    var force = false

    func validate() throws {
        if let streamKind { try tracks.check(for: streamKind.kinds) }
        do {
            try calibration([.independent]).check()
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        let bundle = try Bundle.open(at: asked.bundle)
        try workingSet.check(bundle.description.config)
        // Before the models have answered for minutes.
        try BundleWriter.checkPlace(output ?? asked.bundle, force: output == nil || force)
        let pictures = try asked.openDatasets([split.split])[0]
        let kinds = streamKind?.kinds ?? StreamKind.usualMix(for: pictures)
        try tracks.check(for: kinds)
        guard !kinds.contains(.natural) || pictures.sequences != nil else {
            throw ValidationError("--stream-kind: expected pictures that come in sequences for natural, got none")
        }
        if streamKind == nil, kinds.contains(.tracks) {
            Notices.note(
                "the pictures do not come in sequences: calibrating on slowly changing views of each, and on single "
                    + "views; --stream-kind says otherwise")
        }
        let dataset = try kinds.dataset(from: pictures, tracks: tracks.settings(seed: seed))
        let calibration = calibration(kinds)
        if dataset.count < calibration.fixed.leastRecords {
            Notices.warn(
                "the fixed threshold answers nothing: expected at least \(calibration.fixed.leastRecords) pictures to be "
                    + "sure of a risk of \(calibration.fixed.risk) with a confidence of \(calibration.fixed.confidence), "
                    + "got \(dataset.count)")
        }
        let engine = try ONNXEngine()
        let outcomes = try asked.record(dataset, with: bundle, engine: engine, for: calibration.promise.kind)
        // On the test split, or without labels, there would be nothing to compare with.
        let test =
            split.split == .test || !outcomes.isLabelled ? nil : try asked.testScore(of: bundle, engine: engine)
        // Views are harder than the pictures that they are of.
        let score =
            test != nil && kinds.contains(.tracks)
            ? try asked.score(of: bundle, on: pictures, "pictures", engine: engine) : nil
        let specification = try calibration.calibrate(
            bundle, on: outcomes, from: try asked.source.kind.rawValue, score: score, test: test)
        let calibrated = try BundleWriter(engine: engine)
            .create(specification, at: output ?? asked.bundle, force: output == nil || force)
        let comparison = try GateComparison(
            calibrated.description.config, outcomes.judged(by: calibration.promise.kind),
            streams: StreamSettings.every(calibration.streams.dwells, of: kinds, workingSet: workingSet.settings),
            frames: 4 * frames)
        print(
            """
            \(try comparison.byStream())

            \(output ?? asked.bundle): \(calibrated.description.config.name) \(calibrated.description.digest)
            """)
        if let warning = specification.calibration?.warning { Notices.warn(warning) }
        if let note = GateChoice.best.certificationNote(for: calibrated.description.config) { Notices.warn(note) }
    }

    private func calibration(_ kinds: [StreamKind]) -> BundleCalibration {
        var calibration = BundleCalibration(
            promise: (risk ?? RiskArgument()).promise(change: changes.changeRisk),
            fixed: FixedThreshold(risk: risk?.risk ?? FixedThreshold().risk, foreignShare: foreignShare, seed: seed),
            streams: CalibrationStreams(
                kinds: kinds, workingSet: workingSet.settings, framesPerStream: frames, seed: seed),
            certifiedOnly: certifiedOnly)
        calibration.fixed.confidence = confidence ?? calibration.fixed.confidence
        calibration.streams.confidence = confidence ?? calibration.streams.confidence
        return calibration
    }
}
