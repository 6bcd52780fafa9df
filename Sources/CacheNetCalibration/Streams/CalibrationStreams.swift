internal import CacheNetCore
public import CacheNetData

/// The streams that gates are calibrated on: some of every stickiness.
///
/// What is fitted on one half of the records is tried on streams of the other half, and each stream is drawn from a
/// resampled half, so that what hits cost scatters as it would if other records had been collected (the bootstrap: Efron
/// and Tibshirani, 1993, section 13).
public struct CalibrationStreams: Sendable, Hashable, Codable {
    /// With which probability the bounds at one stickiness shall hold for the gate that is chosen; above 0 and below 1.
    public var confidence: Double
    /// What the streams are like, each kind once: with tracks whole sequences are shown, of one label as many as a dwell
    /// says; with natural ones all sequences come one after the other. A gate keeps its promise on every kind.
    public var kinds: [StreamKind]
    /// The stickiness of the streams, in the kind's ``CacheNetData/StreamKind/dwellUnit``, each at least 1, ascending;
    /// not read for a kind without runs. Runs longer than some hundred frames are shown shorter.
    public var dwells: [Double]
    /// The few labels that streams show for a while; `nil` where they show all.
    public var workingSet: WorkingSet?
    /// Streams of each stickiness on each half, at least 2: how far they scatter is a part of the bounds.
    public var streams: Int
    /// Frames of a stream; a stickier one is longer, up to four times, so that it has some hundred runs. Of few records it
    /// is shorter: to see the same ones again tells nothing new.
    public var framesPerStream: Int
    /// Decides the streams.
    public var seed: UInt64

    private static let runs = 400.0
    private static let longestDwell = 1e6
    /// Frames of a run, on average: more than ``CacheNetCore/BeliefGate`` remembers of how sticky a stream is.
    private static let longestRun = 400.0
    /// From this share of ``longestRun`` on a run counts as one of these.
    private static let nearly = 0.7
    private static let mostStreams = 10_000
    private static let mostFrames = 10_000_000
    /// How often a stream shows each record on average, at most.
    private static let mostViews = 20
    /// However few records there are.
    private static let leastFrames = 500

    /// Nothing is checked before ``check()``.
    public init(
        confidence: Double = 0.8, kinds: [StreamKind] = [.independent], dwells: [Double] = [1, 2, 5, 20, 200],
        workingSet: WorkingSet? = nil, streams: Int = 6, framesPerStream: Int = 6_000, seed: UInt64 = 1
    ) {
        self.confidence = confidence
        self.kinds = kinds
        self.dwells = dwells
        self.workingSet = workingSet
        self.streams = streams
        self.framesPerStream = framesPerStream
        self.seed = seed
    }

    /// - Throws: ``CalibrationError`` that names the first setting which is out of its range.
    public func check() throws(CalibrationError) {
        guard confidence > 0, confidence < 1 else {
            throw CalibrationError(
                .invalidSetting, "confidence: expected more than 0 and less than 1, got \(confidence)")
        }
        guard !kinds.isEmpty, Set(kinds).count == kinds.count else {
            throw CalibrationError(
                .invalidSetting, "kinds: expected each once, at least one, got \(kinds.map(\.rawValue))")
        }
        guard !dwells.isEmpty, dwells.allSatisfy({ (1...Self.longestDwell).contains($0) }) else {
            throw CalibrationError(
                .invalidSetting, "dwells: expected numbers of 1 to \(Self.longestDwell), got \(dwells)")
        }
        guard (2...Self.mostStreams).contains(streams) else {
            throw CalibrationError(.invalidSetting, "streams: expected 2 to \(Self.mostStreams), got \(streams)")
        }
        guard (1...Self.mostFrames).contains(framesPerStream) else {
            throw CalibrationError(
                .invalidSetting, "frames: expected 1 to \(Self.mostFrames), got \(framesPerStream)")
        }
    }

    /// Every stickiness of every kind. Runs are at most as long as a gate remembers: it cannot tell longer ones from these,
    /// and of long runs a stream has few, so that what is lost after changes would remain unknown.
    ///
    /// - Parameter pool: what the streams show.
    func tried(_ pool: RecordPool) -> [StreamSettings] {
        kinds.flatMap { kind in
            let longest = max(1, Self.longestRun / (kind == .tracks ? pool.meanLength : 1))
            // One that is nearly as long would be the same once more.
            let shorter = dwells.filter { $0 < Self.nearly * longest }
            return StreamSettings.every(
                shorter.count < dwells.count ? shorter + [longest] : dwells, of: [kind], workingSet: workingSet)
        }
    }

    /// Of a stream of one stickiness.
    func frames(of tried: StreamSettings, _ pool: RecordPool) -> Int {
        let framesPerRun = (tried.dwell ?? 1) * (tried.kind == .tracks ? pool.meanLength : 1)
        return Int(min(max(Double(framesPerStream), framesPerRun * Self.runs), Double(4 * framesPerStream)))
    }

    /// Streams of one stickiness, each of records that were resampled.
    ///
    /// - Parameters:
    ///   - labels: of working sets; `nil` shows all labels.
    ///   - frames: of each stream, at most.
    func streams(
        of tried: StreamSettings, from pool: RecordPool, labels: LabelDraw?, frames: Int,
        using generator: inout SeededGenerator
    ) -> [[Int]] {
        let frames = min(frames, max(Self.leastFrames, Self.mostViews * pool.records.count))
        return (0..<streams).map { _ in
            let resampled = pool.resampled(keepsLabels: labels != nil, using: &generator)
                .shown(by: tried.kind, among: kinds)
            guard let labels else {
                return BalancedRuns(pool: resampled, kind: tried.kind, dwell: tried.dwell ?? 1)
                    .records(frames, using: &generator)
            }
            return Array(resampled.stream(tried, labels: labels, seed: generator.next()).prefix(frames))
        }
    }
}
