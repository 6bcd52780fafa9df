internal import CacheNetCore
public import CacheNetData

/// Calibrates a bundle for the locality-aware gate.
///
/// Curves and the reliability of hints are counted. The losses that belong to a loss threshold are found by running the
/// gate itself over streams of every stickiness, because they depend on how it and the stream work together. Curves
/// that were fitted on one half of the records are tried on streams of the other half, and each stream is drawn from a
/// resampled half, so that the losses scatter as they would if other records had been collected (the bootstrap: Efron
/// and Tibshirani, 1993, section 13). The bound is the mean of the losses and as many of its standard errors as the
/// confidence asks for; it holds at all loss thresholds at once, so that any of them may be chosen. Beside the bound
/// the mean itself is kept, for risks that the records cannot certify (``LocalityProfile/evidence(keeping:)``).
public struct LocalityCalibration: Sendable, Hashable, Codable {
    /// With which probability the bounds on the loss at one stickiness shall hold, at all loss thresholds at once;
    /// above 0 and below 1.
    public var confidence: Double
    /// What the streams are like: with tracks whole sequences are shown, of one label as many as a dwell says; with
    /// natural ones all sequences come one after the other.
    public var kind: StreamKind
    /// The stickiness of the streams, in the kind's ``CacheNetData/StreamKind/dwellUnit``, each at least 1, ascending;
    /// not read for a kind without runs.
    public var dwells: [Double]
    /// The loss thresholds that are tried, ascending, -1 to 1.
    public var lossThresholds: [Double]
    /// Streams of each stickiness on each half.
    public var streams: Int
    /// Frames of a stream; a stickier one is longer, up to four times, so that it has some hundred runs.
    public var framesPerStream: Int
    public var seed: UInt64
    /// Whether the gate goes by bounds alone. Else it goes by estimates where the records cannot certify an asked risk.
    public var certifiedOnly: Bool

    private static let runs = 400.0
    private static let longestDwell = 1e6
    private static let mostStreams = 10_000
    private static let mostFrames = 10_000_000

    public init(
        confidence: Double = 0.8, kind: StreamKind = .independent, dwells: [Double] = [1, 2, 5, 10, 20, 50, 200],
        lossThresholds: [Double] = [
            -1, -0.02, -0.01, -0.005, 0, 0.005, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.125, 0.15, 0.18, 0.22, 0.27,
            0.33, 0.4, 0.5,
        ], streams: Int = 12, framesPerStream: Int = 20_000, seed: UInt64 = 1, certifiedOnly: Bool = false
    ) {
        self.confidence = confidence
        self.kind = kind
        self.dwells = dwells
        self.lossThresholds = lossThresholds
        self.streams = streams
        self.framesPerStream = framesPerStream
        self.seed = seed
        self.certifiedOnly = certifiedOnly
    }

    /// - Throws: ``CalibrationError`` when a setting is out of its range or the records do not suffice.
    public func fit(_ outcomes: TemperedOutcomes) throws(CalibrationError) -> LocalityFit {
        try check()
        try outcomes.outcomes.checkForCalibration()
        do throws(GateError) {
            let pool = RecordPool(outcomes.outcomes)
            let (first, second) = pool.halves
            let rates = triedDwells.map { switchRate(outcomes, pool, dwell: $0) }
            let trials = [
                try LossThresholdTrial(outcomes, rates, fittedOn: first, triedOn: second),
                try LossThresholdTrial(outcomes, rates, fittedOn: second, triedOn: first),
            ]
            var generator = SeededGenerator(seed: seed)
            let sequences = outcomes.outcomes.sequences.count
            let figures = triedDwells.map { dwell in
                trials.map { $0.figures(dwell, self, frames: frames(of: dwell, pool), &generator) }
            }
            let deviations = SimultaneousBound(figures.flatMap(\.self)).deviations(confidence: confidence)
            let estimates = figures.map { halves in
                lossThresholds.indices.map { lossThreshold in
                    LossEstimate(halves: halves.map { $0.map { $0[lossThreshold] } }, sequences: sequences)
                }
            }
            let measured = try MeasuredCurves(outcomes, pool)
            return LocalityFit(
                curves: measured.partitions,
                profile: try LocalityProfile(
                    ownHintReliability: measured.ownHintReliability,
                    foreignHintReliability: measured.foreignHintReliability, switchRates: rates,
                    lossThresholds: lossThresholds, lists: estimates.map { table($0, deviations: deviations) },
                    fallback: measured.fallback, confidence: confidence, records: outcomes.outcomes.count,
                    sequences: sequences),
                estimates: estimates, deviations: deviations)
        } catch {
            throw CalibrationError(.unsuitableRecords, "locality: \(error)")
        }
    }

    /// - Throws: ``CalibrationError`` that names the first setting which is out of its range.
    public func check() throws(CalibrationError) {
        guard confidence > 0, confidence < 1 else {
            throw CalibrationError(
                .invalidSetting, "confidence: expected more than 0 and less than 1, got \(confidence)")
        }
        guard !dwells.isEmpty, dwells.allSatisfy({ (1...Self.longestDwell).contains($0) }) else {
            throw CalibrationError(
                .invalidSetting, "dwells: expected numbers of 1 to \(Self.longestDwell), got \(dwells)")
        }
        guard (1...Self.mostStreams).contains(streams) else {
            throw CalibrationError(.invalidSetting, "streams: expected 1 to \(Self.mostStreams), got \(streams)")
        }
        guard (1...Self.mostFrames).contains(framesPerStream) else {
            throw CalibrationError(
                .invalidSetting, "frames: expected 1 to \(Self.mostFrames), got \(framesPerStream)")
        }
    }

    /// A kind without runs has one stickiness.
    var triedDwells: [Double] { kind.usualDwell == nil ? [1] : dwells }

    /// - Parameter deviations: how many standard errors a bound is above the mean.
    private func table(_ estimates: [LossEstimate], deviations: Double) -> LossThresholdTable {
        LossThresholdTable(
            lossBounds: estimates.map { $0.bound(deviations: deviations, confidence: confidence) },
            lossEstimates: certifiedOnly ? nil : estimates.map(\.mean), hitRatios: estimates.map(\.hitRatio))
    }

    /// Of a stream of one stickiness.
    func frames(of dwell: Double, _ pool: RecordPool) -> Int {
        let framesPerRun = dwell * (kind == .tracks ? pool.meanLength : 1)
        return Int(min(max(Double(framesPerStream), framesPerRun * Self.runs), Double(4 * framesPerStream)))
    }

    /// Streams of one stickiness, each of records that were resampled.
    func streams(
        of dwell: Double, from pool: RecordPool, frames: Int, using generator: inout SeededGenerator
    ) -> [[Int]] {
        (0..<streams).map { _ in
            let resampled = pool.resampled(using: &generator)
            return BalancedRuns(pool: resampled, kind: kind, dwell: dwell).records(frames, using: &generator)
        }
    }

    /// How often the next frame of such streams belongs to another partition.
    private func switchRate(_ outcomes: TemperedOutcomes, _ pool: RecordPool, dwell: Double) -> Double {
        var generator = SeededGenerator(seed: seed)
        let codes = BalancedRuns(pool: pool, kind: kind, dwell: dwell)
            .records(10 * frames(of: dwell, pool), using: &generator)
            .map { outcomes.outcomes.codes[$0] }
        let switches = zip(codes, codes.dropFirst()).count { $0 != $1 }
        // Even a stream that never changed may.
        return (Double(switches) + 0.5) / Double(codes.count + 1)
    }
}
