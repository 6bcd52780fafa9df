import ArgumentParser
import CacheNetBench
import CacheNetCalibration
import CacheNetCore
import CacheNetData

/// On which streams gates are calibrated and scored.
struct GateStreamOptions: ParsableArguments {
    /// Of each stickiness on each half of the records. A few long streams scatter less by themselves than many short ones,
    /// and there are a dozen gates to calibrate.
    private static let calibrationStreams = 6

    @Option(
        help: """
            Kinds of streams, separated by commas: independent (runs of pictures of one label), tracks (slowly \
            changing views of one picture after the other), natural (whole sequences, such as walks), uniform; \
            tracks+independent calibrates every gate for both (default: independent, tracks, and natural where the \
            pictures come in sequences).
            """,
        transform: CommaList.parsed)
    var streamKind: CommaList<StreamMixArgument>?
    @Option(
        help: "Mean lengths of a run of one label, at least 1, separated by commas: in frames, of tracks in tracks.",
        transform: CommaList.parsed)
    var dwell = CommaList(["1", "5", "20", "50", "200"])
    @OptionGroup var tracks: TrackOptions
    @OptionGroup var workingSet: WorkingSetOptions
    @Flag(help: "Calibrate on streams of working sets, too; else on streams that show all labels.")
    var workingSetCalibration = false
    @Option(help: "Frames of each stream that gates are scored on.")
    var frames = 40_000
    @Option(help: "Frames of each stream that gates are calibrated on; a stickier one is up to four times as long.")
    var calibrationFrames = 8_000
    @Option(help: "Decides the streams and their tracks (default: 1).", transform: UInt64.parsed)
    var seed: UInt64 = 1

    func validate() throws {
        guard !workingSetCalibration || workingSet.workingSet != nil else {
            throw ValidationError("--working-set-calibration: expected --working-set with it, got none")
        }
        if let streamKind { try tracks.check(for: streamKind.uniqueElements.flatMap(\.kinds)) }
        guard (1...10_000_000).contains(frames) else {
            throw ValidationError("--frames: expected 1 to 10000000, got \(frames)")
        }
        guard (1...1_000_000).contains(calibrationFrames) else {
            throw ValidationError("--calibration-frames: expected 1 to 1000000, got \(calibrationFrames)")
        }
        for item in dwell.elements { try StreamChoice.check(dwell: Double(item), got: item) }
    }

    /// What the options ask for, or else what the pictures allow.
    func kinds(of pictures: [any Dataset]) throws -> [[StreamKind]] {
        let hasSequences = pictures.allSatisfy { $0.sequences != nil }
        let arePictures = pictures.allSatisfy { $0.frameFormat.isPicture }
        let kinds =
            streamKind?.uniqueElements.map(\.kinds)
            ?? [[.independent]] + (hasSequences ? [[.natural]] : []) + (arePictures ? [[.tracks]] : [])
        guard hasSequences || !kinds.joined().contains(.natural) else {
            throw ValidationError("--stream-kind: expected pictures that come in sequences for natural, got none")
        }
        return kinds
    }

    /// What the streams of some kinds are like.
    func settings(_ kinds: [StreamKind]) -> [StreamSettings] {
        StreamSettings.every(dwells, of: kinds, workingSet: workingSet.settings)
    }

    func calibration(_ kinds: [StreamKind], confidence: Double) -> CalibrationStreams {
        CalibrationStreams(
            confidence: confidence, kinds: kinds, dwells: dwells.sorted(),
            workingSet: workingSetCalibration ? workingSet.settings : nil, streams: Self.calibrationStreams,
            framesPerStream: calibrationFrames, seed: seed)
    }

    private var dwells: [Double] { dwell.uniqueElements.compactMap(Double.init) }
}
