package import CacheNetBundle
package import CacheNetCalibration
package import CacheNetCore
package import CacheNetData

/// Gates on the same streams of recorded outcomes.
package struct GateComparison: Sendable {
    package struct Row: Sendable {
        package let gate: ComparedGate
        /// One for each stream.
        package let scores: [StreamScore]

        /// The mean over all streams of a figure that has an interval.
        package func mean(_ figure: (StreamScore) -> ScoredFigure) -> ScoredFigure { .mean(scores.map(figure)) }

        /// The mean over all streams of a share that has none.
        package func meanShare(_ share: (StreamScore) -> Double) -> Double {
            scores.reduce(0) { $0 + share($1) } / Double(max(scores.count, 1))
        }

        /// The stream with the largest loss.
        var worst: Int { scores.indices.max { scores[$0].loss.value < scores[$1].loss.value } ?? 0 }

        /// Whether no stream shows that it loses more.
        func keeps(_ promise: Promise) -> Bool {
            scores.allSatisfy {
                promise.isKept(loss: $0.loss.low, gap: max($0.firstGap.low, $0.earlyGap.low))
            }
        }
    }

    package let streams: [StreamSettings]
    package let start: DeviceStart
    /// What every gate was asked to keep.
    package let promise: Promise
    /// Those that keep it, most hits first; then those that do not; then the oracle and the full model.
    package let rows: [Row]

    /// - Parameters:
    ///   - streams: what is shown.
    ///   - gates: in any order.
    package init(_ gates: [ComparedGate], on streams: GateStreams, start: DeviceStart, promise: Promise) {
        let scored = gates.map { Row(gate: $0, scores: streams.scores($0, start: start)) }
        let contenders = scored.filter { $0.gate.gate != nil }.sorted { one, other in
            let keeps = (one.keeps(promise), other.keeps(promise))
            guard keeps.0 == keeps.1 else { return keeps.0 }
            return one.mean(\.hits).value > other.mean(\.hits).value
        }
        let oracle = contenders.lazy.compactMap(\.gate.oracle).first
        self.streams = streams.settings
        self.start = start
        self.promise = promise
        rows =
            contenders + [oracle].compactMap(\.self).map { Row(gate: $0, scores: streams.scores($0, start: start)) }
            + scored.filter { $0.gate.gate == nil }
    }

    /// The gates of a calibrated bundle, as they are, on the pictures that the outcomes were recorded on.
    ///
    /// - Parameters:
    ///   - frames: of each stream, at least 1.
    /// - Throws: `DataError` when a stream's settings are out of their range.
    package init(
        _ config: BundleConfig, _ outcomes: ModelOutcomes, streams: [StreamSettings], frames: Int,
        seed: UInt64 = 1
    ) throws(DataError) {
        let streams = try GateStreams(
            streams, of: TemperedOutcomes(outcomes, config), filter: LabelFilter(labels: config.labels.count),
            groups: config.labelGroups, frames: frames, seed: seed)
        self.init(
            ComparedGate.all(of: config) + ComparedGate.fullModel(belief: nil).prefix(1), on: streams, start: .warm,
            promise: config.belief?.promise ?? Promise())
    }
}
