import ArgumentParser
import CacheNetBench
import CacheNetData

/// Where pictures come from and in which order they are shown, but for the kinds of streams and the lengths of runs.
struct StreamChoice: ParsableArguments {
    /// Their records are drawn before the first one is shown; more is a slip of the finger.
    private static let mostFrames = 100_000_000
    /// No stream is so long that more would make a difference.
    private static let dwells = 1...1e9

    @Option(
        help: """
            Where pictures come from: cifar10:DIR (its binary layout), folder:DIR (a sub-folder of pictures a label, or pictures without labels), \
            fvg:DIR (Front-View Gait), tensors:DIR (NumPy's arrays of any type), walkers[:N] (N drawn people who walk, 20 by default). Only to run, without labels: \
            video:FILE|URL|DEVICE (such as video:street.mp4, video:rtsp://camera/stream, video:/dev/video0) or frames:DIR (pictures in \
            the order of their names).
            """)
    var source: String
    @Option(help: "A CSV with a column `record`: the test records in order.", completion: .file(extensions: ["csv"]))
    var stream: String?
    @OptionGroup var tracks: TrackOptions
    @OptionGroup var workingSet: WorkingSetOptions

    func validate() throws {
        if video == nil { _ = try specification() }
    }

    /// `nil` where pictures of a data set are shown.
    var video: VideoChoice? { VideoChoice(source) }

    /// What the options beside these must fit.
    ///
    /// - Parameter kinds: `nil` where none is asked for.
    func check(kinds: [StreamKind]?, hasDwell: Bool, frames: Int?) throws {
        let drawn =
            (kinds == nil ? [] : ["--stream-kind"]) + (hasDwell ? ["--dwell"] : []) + tracks.given
            + workingSet.given
        if video != nil {
            let given = (stream == nil ? [] : ["--stream"]) + drawn
            guard given.isEmpty else {
                throw ValidationError(
                    "--source: expected a data set with \(given.joined(separator: " and ")), got \(source)")
            }
        }
        if stream != nil {
            guard drawn.isEmpty else {
                throw ValidationError(
                    "--stream gives the frames: expected nothing of how to draw them, got "
                        + drawn.joined(separator: " and "))
            }
        }
        if let kinds { try check(kinds, hasDwell: hasDwell) }
        guard (1...Self.mostFrames).contains(frames ?? 1) else {
            throw ValidationError("--frames: expected 1 to \(Self.mostFrames), got \(frames ?? 0)")
        }
    }

    /// - Parameter text: the mean length of a run as it was written.
    static func check(dwell: Double?, got text: String) throws {
        guard let dwell, dwells.contains(dwell) else {
            throw ValidationError("--dwell: expected a number of 1 to 1000000000, got \"\(text)\"")
        }
    }

    func specification() throws -> SourceSpecification { try SourceSpecification(source, option: "--source") }

    /// - Throws: `ValidationError` that names the option where there are fewer frames than are asked for.
    static func naming<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DataError where error.code == .tooFewRecords {
            throw ValidationError("--\(error)")
        }
    }

    /// Every kind that has a dwell with every dwell.
    ///
    /// - Parameters:
    ///   - kinds: what is asked for; what the data set suggests where nothing is.
    ///   - dwells: the mean lengths of runs that are asked for; each kind's usual one where none are.
    ///   - seed: of tracks.
    /// - Throws: `ValidationError` where options have no meaning for what the data set suggests.
    func plans(
        for dataset: any Dataset, kinds: [StreamKind]?, dwells: [Double]?, seed: UInt64
    ) throws -> [StreamPlan] {
        if let stream { return [.file(stream)] }
        let kinds = kinds ?? [.usual(for: dataset)]
        try check(kinds, hasDwell: dwells != nil)
        return kinds.flatMap { kind in
            (kind.usualDwell.map { dwells ?? [$0] } ?? [1]).map { dwell in
                .drawn(
                    StreamSettings(
                        kind, dwell: dwell, tracks: tracks.settings(seed: seed), workingSet: workingSet.settings))
            }
        }
    }

    private func check(_ kinds: [StreamKind], hasDwell: Bool) throws {
        try tracks.check(for: kinds)
        guard !hasDwell || kinds.contains(where: { $0.usualDwell != nil }) else {
            let kinds = kinds.map(\.rawValue).joined(separator: ",")
            throw ValidationError("--dwell: expected --stream-kind independent or tracks, got \(kinds)")
        }
    }
}
