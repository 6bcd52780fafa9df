public import CacheNetBundle
public import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetReport
internal import Foundation

/// Gates on the same streams of recorded outcomes, from none to high stickiness.
public struct GateComparison: Sendable {
    /// A kind of stream.
    public enum Kind: Sendable, Hashable, CustomStringConvertible {
        case dwell(Double)
        /// Whole sequences in random order.
        case natural

        public var description: String {
            switch self {
            case .dwell(let dwell): String(format: "%g", dwell)
            case .natural: "natural"
            }
        }
    }

    public struct Row: Sendable {
        public let gate: GateUnderTest
        /// What people are shown: the gate, and whether its risk is certified.
        public let title: String
        /// One for each kind of stream.
        public let figures: [StreamFigures]
    }

    public let kinds: [Kind]
    public let rows: [Row]
    /// The full model's accuracy on each kind of stream, 0 to 1.
    public let fullAccuracy: [Double]

    /// - Parameters:
    ///   - risk: what the locality-aware gate is asked for.
    ///   - frames: of each stream, at least 1.
    public init(
        _ config: BundleConfig, _ outcomes: ModelOutcomes, risk: Double, dwells: [Double] = [1, 2, 5, 10, 20, 50, 200],
        frames: Int = 40_000, seed: UInt64 = 1
    ) {
        let tempered = TemperedOutcomes(outcomes, config)
        let simulation = StreamSimulation(tempered)
        let pool = RecordPool(outcomes)
        let hasSequences = outcomes.sequences.contains { $0.count > 1 }
        kinds = dwells.map(Kind.dwell) + (hasSequences ? [.natural] : [])
        let streams = kinds.map { kind in
            switch kind {
            case .dwell(let dwell): Array(pool.stream(dwell: dwell, seed: seed).prefix(frames))
            case .natural: Array(pool.naturalStream(seed: seed).prefix(frames))
            }
        }
        fullAccuracy = streams.map { stream in
            Double(stream.count(where: outcomes.isFullModelRight)) / Double(stream.count)
        }
        rows = GateUnderTest.all(of: config, risk: risk).map { gate in
            Row(
                gate: gate, title: gate.title(in: config),
                figures: streams.map { gate.run(config, simulation, over: $0) })
        }
    }

    /// For people: hit ratio, and in brackets the points of accuracy against the full model and those of false hits.
    public func table() throws -> String {
        var table = TextTable([.left("gate")] + kinds.map { .right("\($0)") })
        try table.add(["full model's accuracy"] + fullAccuracy.map { String(format: "%.1f%%", 100 * $0) })
        for row in rows {
            // Adding 0 takes the sign from a loss of nothing.
            try table.add(
                [row.title]
                    + row.figures.map {
                        String(
                            format: "%.3f (%+.2f, %.1f)", $0.hitRatio, -100 * $0.loss + 0, 100 * $0.falseHitRatio)
                    })
        }
        return """
            Hit ratio (accuracy against the full model, false hits; both in points of all frames), by the mean length of a \
            run in frames:

            \(table)
            """
    }

    /// One line for each gate and kind of stream.
    public var csv: String {
        let header = "gate,dwell,frames,hits,false_hits,lucky_hits,switches,full_accuracy"
        let lines = rows.flatMap { row in
            zip(zip(kinds, row.figures), fullAccuracy).map { entry, accuracy in
                let (kind, figures) = entry
                return "\"\(row.gate)\",\(kind),\(figures.frames),\(figures.hits),\(figures.falseHits),"
                    + "\(figures.luckyHits),\(figures.switches),\(accuracy)"
            }
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }
}
