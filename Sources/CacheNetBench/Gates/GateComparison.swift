public import CacheNetBundle
public import CacheNetCalibration
internal import CacheNetCore
public import CacheNetData
internal import CacheNetReport
internal import Foundation

/// Gates on the same streams of recorded outcomes, from none to high stickiness.
public struct GateComparison: Sendable {
    public struct Row: Sendable {
        public let gate: GateUnderTest
        /// One for each stream.
        public let figures: [StreamFigures]
    }

    public let streams: [StreamSettings]
    public let rows: [Row]
    /// The full model's accuracy on each stream, 0 to 1.
    public let fullAccuracy: [Double]

    /// - Parameters:
    ///   - risk: what the locality-aware gate is asked for.
    ///   - streams: of the pictures that the outcomes were recorded on.
    ///   - frames: of each stream, at least 1.
    /// - Throws: `DataError` when a stream's settings are out of their range.
    public init(
        _ config: BundleConfig, _ outcomes: ModelOutcomes, risk: Double, streams: [StreamSettings],
        frames: Int = 40_000, seed: UInt64 = 1
    ) throws(DataError) {
        let tempered = TemperedOutcomes(outcomes, config)
        let simulation = StreamSimulation(tempered)
        let pool = RecordPool(outcomes)
        let records = try streams.map { (settings) throws(DataError) in
            Array(try pool.stream(settings, seed: seed, groups: config.labelGroups).prefix(frames))
        }
        self.streams = streams
        fullAccuracy = records.map { stream in
            Double(stream.count(where: outcomes.isFullModelRight)) / Double(stream.count)
        }
        rows = GateUnderTest.all(of: config, risk: risk).map { gate in
            Row(gate: gate, figures: records.map { gate.run(config, simulation, over: $0) })
        }
    }

    /// The streams of a data set on which gates are usually compared: of independent pictures, or of tracks, from none
    /// to high stickiness, and whole sequences where there are some.
    ///
    /// - Parameter kind: `nil` for all that the outcomes allow but tracks, which are a data set of their own.
    public static func usualStreams(of outcomes: ModelOutcomes, _ kind: StreamKind? = nil) -> [StreamSettings] {
        let hasSequences = outcomes.sequences.contains { $0.count > 1 }
        let kinds = kind.map { [$0] } ?? (hasSequences ? [.independent, .natural] : [.independent])
        return kinds.flatMap { kind in
            kind.usualDwell == nil
                ? [StreamSettings(kind)]
                : LocalityCalibration().dwells.map { StreamSettings(kind, dwell: $0) }
        }
    }

    /// For people: hit ratio, and in brackets the points of accuracy against the full model and those of false hits.
    public func table() throws -> String {
        var table = TextTable([.left("gate")] + streams.map { .right(Self.heading(of: $0)) })
        try table.add(["full model's accuracy"] + fullAccuracy.map { String(format: "%.1f%%", 100 * $0) })
        for row in rows {
            // Adding 0 takes the sign from a loss of nothing.
            try table.add(
                ["\(row.gate)"]
                    + row.figures.map {
                        String(
                            format: "%.3f (%+.2f, %.1f)", $0.hitRatio, -100 * $0.loss + 0, 100 * $0.falseHitRatio)
                    })
        }
        return """
            Hit ratio (accuracy against the full model, false hits; both in points of all frames), by the kind of \
            stream and the mean length of a run of one label, in frames or tracks:

            \(table)
            """
    }

    private static func heading(of stream: StreamSettings) -> String {
        stream.kind.rawValue + (stream.dwell.map { String(format: " %g", $0) } ?? "")
    }

    /// One line for each gate and stream.
    public var csv: String {
        let header = "gate,stream,dwell,frames,hits,false_hits,lucky_hits,switches,full_accuracy"
        let lines = rows.flatMap { row in
            zip(zip(streams, row.figures), fullAccuracy).map { entry, accuracy in
                let (stream, figures) = entry
                let dwell = stream.dwell.map { String(format: "%g", $0) } ?? ""
                return
                    "\"\(row.gate)\",\(stream.kind.rawValue),\(dwell),\(figures.frames),\(figures.hits),"
                    + "\(figures.falseHits),\(figures.luckyHits),\(figures.switches),\(accuracy)"
            }
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }
}
