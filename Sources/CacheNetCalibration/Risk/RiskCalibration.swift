public import CacheNetCore
internal import CacheNetData

/// Chooses gates of any sort so that they keep a promise, by one rule for all of them.
///
/// Of a family's gates it takes the one with the most hits for which bounds on what is lost keep the promise on streams
/// of *every* stickiness: the gate does not know which it will see (``CalibrationStreams``). Then it tries some between
/// that one and the next bolder one. What is fitted on one half of the records is tried on streams of the other, each
/// stream is drawn from a resampled half, and bounds on the loss (``LossEstimate``) are wider than for a single gate, since
/// the best of many is taken. Gates without memory are tried on streams of every stickiness together.
///
/// With so few sequences that not even a gate without any loss could be told from one that loses the risk, nothing is
/// certified. Where no gate is, or only one with less than half of the hits, the one with the most hits whose estimates
/// keep the promise is taken, and the choice says so.
public struct RiskCalibration: Sendable {
    /// What every gate is asked to keep.
    public private(set) var promise: Promise
    let settings: CalibrationStreams
    let outcomes: TemperedOutcomes
    let pool: RecordPool
    let simulation: StreamSimulation
    /// How the labels of working sets are drawn; `nil` where streams show all.
    let labelDraw: LabelDraw?
    let halves: [RecordPool]
    /// Of each stickiness, for each half of the records, streams of it.
    let streams: [[[[Int]]]]
    /// Of each stickiness, how many sequences its streams show.
    private let shown: [Int]

    /// - Parameters:
    ///   - outcomes: on records that no model has learned from, as the promise's kind of risk sees them
    ///     (``ModelOutcomes/judged(by:)``).
    ///   - settings: the streams and the confidence.
    ///   - groups: the labels of each partition, for working sets that are aligned with them.
    /// - Throws: ``CalibrationError`` when a value is out of its range or the records do not suffice.
    public init(
        _ outcomes: TemperedOutcomes, keeping promise: Promise, on settings: CalibrationStreams = CalibrationStreams(),
        groups: [[Int]] = []
    ) throws(CalibrationError) {
        do { try promise.check() } catch { throw CalibrationError(.invalidSetting, error.message) }
        try settings.check()
        try outcomes.outcomes.checkForCalibration()
        let pool = RecordPool(outcomes.outcomes)
        let labelDraw: LabelDraw?
        do throws(DataError) {
            labelDraw = try settings.workingSet.map { set throws(DataError) in try pool.draw(set, groups: groups) }
        } catch {
            throw CalibrationError(.invalidSetting, error.message)
        }
        self.labelDraw = labelDraw
        let halves = [pool.halves.0, pool.halves.1]
        self.promise = promise
        self.settings = settings
        self.outcomes = outcomes
        self.pool = pool
        self.halves = halves
        simulation = StreamSimulation(outcomes)
        var generator = SeededGenerator(seed: settings.seed)
        let everyKind = settings.tried(pool)
        streams = everyKind.map { tried in
            halves.map { half in
                settings.streams(
                    of: tried, from: half, labels: labelDraw, frames: settings.frames(of: tried, pool),
                    using: &generator)
            }
        }
        let sequenceOf = outcomes.outcomes.sequences.enumerated().flatMap { index, sequence in
            sequence.map { _ in index }
        }
        shown = zip(everyKind, streams).map { tried, halves in
            let all = Set(halves.joined().joined().map { sequenceOf[$0] })
            return min(all.count, pool.tellingSequences(of: tried.kind))
        }
    }

    /// The same records and streams, for another promise of the same kind.
    public func with(_ promise: Promise) -> RiskCalibration {
        var other = self
        other.promise = promise
        return other
    }

    package var hasPartitions: Bool { outcomes.outcomes.partitionCount > 0 }

    /// How many sequences, or independent records, tell as much as those that were calibrated on: fewer than there are where
    /// some labels have few, since streams show all of them.
    public var sequences: Int {
        max(1, settings.kinds.map(pool.tellingSequences).min() ?? 1)
    }

    /// How many it takes to certify anything: that many without a single loss bound what is lost by what is asked.
    public var leastSequences: Int {
        BeliefCalibration.leastSequences(certifying: promise, confidence: settings.confidence)
    }

    /// The gate of a family that has the most hits and keeps the promise.
    public func choose(_ family: GateFamily) -> RiskChoice {
        let coarse = tried(family)
        let first = chosen(coarse)
        let finer = family.finer(than: first.index)
        let all = family.joined(with: finer)
        let (index, basis, shortfall) =
            finer.thresholds.isEmpty ? first : chosen(coarse.joined(with: tried(finer)))
        return RiskChoice(
            all.gate(index, fittedOn: pool), threshold: all.thresholds[index], basis: basis, shortfall: shortfall)
    }

    private func tried(_ family: GateFamily) -> TriedGates {
        // What is fitted on one half is tried on the other.
        tried(halves.reversed().map { family.gates(fittedOn: $0) })
    }

    /// Which of the gates, and what that rests on (``RiskChoice``).
    private func chosen(_ tried: TriedGates) -> (index: Int, basis: PromiseBasis, shortfall: String?) {
        let hits = tried.gates.map { gate in tried.losses(of: gate).reduce(0) { $0 + $1.hitRatio } }
        let withHits = hits.indices.filter { hits[$0] > 0 }
        func loosest(where keeps: (PromiseFigures) -> Bool) -> Int? {
            withHits.filter { tried.figures(of: $0).allSatisfy(keeps) }.max { hits[$0] < hits[$1] }
        }
        let certified = loosest { $0.certainlyKeeps(promise) }
        let estimated = loosest { $0.keeps(promise) }
        let most = estimated.map { hits[$0] } ?? 0
        if let certified, sequences >= leastSequences, hits[certified] >= PromiseBasis.leastCertainShare * most {
            return (certified, .certified, nil)
        }
        guard let estimated else {
            let tightest = withHits.min { hits[$0] < hits[$1] }
            return (0, .nothing, nothingKeeps(tightest.map(tried.losses) ?? []))
        }
        return (estimated, .estimated, shortfall(needing: needed(tried.losses(of: estimated), tried.deviations)))
    }

    /// Runs some gates over the streams of each stickiness.
    ///
    /// - Parameter gates: for each half of the records, all of them, fitted on the other half.
    func tried(_ gates: [[any Gate]]) -> TriedGates {
        let jobs = concurrently(streams.count * gates.count) { job in
            let (dwell, half) = (job / gates.count, job % gates.count)
            return streams[dwell][half].map { stream in
                gates[half].map { simulation.run($0, over: stream) }
            }
        }
        return TriedGates(
            kinds: settings.tried(pool).map(\.kind), memories: gates[0].map(\.hasMemory),
            streams: streams.indices.map { dwell in gates.indices.map { jobs[dwell * gates.count + $0] } },
            halves: halves, sequences: shown, confidence: settings.confidence)
    }

    /// How many sequences like these it would take to be sure; `nil` where no number would do.
    private func needed(_ estimates: [LossEstimate], _ deviations: Double) -> Int? {
        let needed = estimates.map {
            $0.sequencesNeeded(keeping: promise.risk, deviations: deviations, confidence: settings.confidence)
        }
        return needed.contains(nil) ? nil : needed.compactMap(\.self).max()
    }

    private func shortfall(needing needed: Int?) -> String {
        let count = max(leastSequences, needed ?? 0)
        let least = count > sequences ? "expected at least \(count)" : "expected more"
        return "\(least) independent pictures or sequences for \(promise) at a confidence of "
            + "\(settings.confidence), got \(sequences)"
    }

    private func nothingKeeps(_ tightest: [LossEstimate]) -> String {
        let lost = tightest.map(\.mean).max().map { ": \($0) at the tightest" } ?? ""
        return "expected a threshold with hits that keeps the promise (\(promise)), got none\(lost)"
    }
}
