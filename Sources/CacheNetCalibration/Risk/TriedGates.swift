internal import CacheNetCore
internal import CacheNetData

/// What came of some gates on the streams of a calibration.
struct TriedGates: Sendable {
    /// Of each stickiness.
    private let kinds: [StreamKind]
    /// Of each gate, whether it has a memory (``CacheNetCore/Gate/hasMemory``).
    private let memories: [Bool]
    /// Of each stickiness, each half and each stream, those of every gate.
    private let streams: [[[[StreamFigures]]]]
    private let halves: [RecordPool]
    private let sequences: [Int]
    private let confidence: Double
    /// Of each stickiness, one for every gate.
    private let estimates: [[PromiseEstimate]]
    /// How many standard errors a bound is above the mean: one for a single gate, whose scatter few streams tell, and one
    /// for the best of many.
    private let singleDeviations: Double
    let deviations: Double

    /// A gate without memory costs the same on all streams of a kind, so what it came to there counts together: fewer
    /// streams would say it less exactly.
    ///
    /// - Parameters:
    ///   - kinds: of each stickiness.
    ///   - memories: of each gate, whether it has one.
    ///   - streams: of each stickiness, each half and each stream, those of every gate.
    ///   - halves: of the records, each with those streams' records.
    ///   - sequences: of each stickiness, how many the streams show, independent records included.
    ///   - confidence: with which bounds shall hold, 0 to 1, exclusive.
    init(
        kinds: [StreamKind], memories: [Bool], streams: [[[[StreamFigures]]]], halves: [RecordPool], sequences: [Int],
        confidence: Double
    ) {
        self.kinds = kinds
        self.memories = memories
        self.streams = streams
        self.halves = halves
        self.sequences = sequences
        self.confidence = confidence
        estimates = kinds.indices.map { index in
            let empty = zip(halves, halves.reversed()).map { HalfStreams(kinds[index], of: $0, and: $1) }
            return memories.enumerated().map { gate, hasMemory in
                let counted = hasMemory ? [index] : kinds.indices.filter { kinds[$0] == kinds[index] }
                var halves = empty
                for half in halves.indices {
                    halves[half].figures = counted.flatMap { streams[$0][half].map { $0[gate] } }
                }
                return PromiseEstimate(halves, sequences: counted.map { sequences[$0] }.reduce(1, max))
            }
        }
        let degrees = streams.first.map { $0.reduce(0) { $0 + $1.count - 1 } } ?? 0
        singleDeviations = studentQuantile(confidence, degrees: max(1, degrees))
        deviations = SimultaneousBound(streams.flatMap(\.self))
            .deviations(confidence: confidence, atLeast: singleDeviations)
    }

    /// Counting from 0.
    var gates: Range<Int> { memories.indices }

    /// With bounds, of each stickiness.
    func figures(of gate: Int) -> [PromiseFigures] {
        estimates.map {
            $0[gate].figures(deviations: deviations, gapDeviations: singleDeviations, confidence: confidence)
        }
    }

    /// Of each stickiness.
    func losses(of gate: Int) -> [LossEstimate] { estimates.map { $0[gate].loss } }

    /// These gates, and then others on the same streams.
    func joined(with other: TriedGates) -> TriedGates {
        TriedGates(
            kinds: kinds, memories: memories + other.memories,
            streams: zip(streams, other.streams).map { halves in
                zip(halves.0, halves.1).map { streams in zip(streams.0, streams.1).map { $0 + $1 } }
            },
            halves: halves, sequences: sequences, confidence: confidence)
    }
}
