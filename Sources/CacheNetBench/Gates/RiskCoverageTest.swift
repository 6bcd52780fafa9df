public import CacheNetCalibration
internal import CacheNetReport
internal import Foundation

/// How often a gate keeps the loss that it was asked for, on many streams of the drifting family.
public struct RiskCoverageTest: Sendable {
    public struct Result: Sendable {
        public let gate: String
        /// Of each stream, ascending, as a share of its frames.
        public let losses: [Double]
        public let meanHitRatio: Double
        public let meanFalseHitRatio: Double

        /// The share of streams that lost at most so much, 0 to 1.
        public func kept(_ risk: Double) -> Double {
            Double(losses.count { $0 <= risk }) / Double(max(losses.count, 1))
        }

        /// The loss that a share of the streams, 0 to 1, stayed at or below.
        public func quantile(_ share: Double) -> Double {
            losses.isEmpty ? 0 : losses[min(losses.count - 1, Int(share * Double(losses.count)))]
        }
    }

    public let risk: Double
    public let framesPerStream: Int
    public let results: [Result]

    /// - Parameters:
    ///   - gates: those that decide on a device; others are left out.
    ///   - outcomes: of independent pictures.
    ///   - risk: the loss that was asked for.
    ///   - streams: at least 1.
    ///   - framesPerStream: at least 1.
    public init(
        _ gates: [ComparedGate], _ outcomes: TemperedOutcomes, risk: Double, streams: Int,
        framesPerStream: Int = 20_000, seed: UInt64 = 1
    ) {
        let simulation = StreamSimulation(outcomes)
        let pool = RecordPool(outcomes.outcomes)
        let gates = gates.compactMap { compared in compared.gate.map { (name: compared.name, gate: $0) } }
        let start = DeviceStart.warm.models(hasFallback: outcomes.hasFallback)
        var figures = [[StreamFigures]](repeating: [], count: gates.count)
        for stream in 0..<streams {
            let records = Array(DriftStream(pool, seed: seed &+ UInt64(stream)).prefix(framesPerStream))
            for (index, gate) in gates.enumerated() {
                figures[index].append(simulation.run(gate.gate, over: records, startingWith: start))
            }
        }
        self.risk = risk
        self.framesPerStream = framesPerStream
        results = zip(gates, figures).map { gate, figures in
            func mean(_ ratio: (StreamFigures) -> Double) -> Double {
                figures.reduce(0) { $0 + ratio($1) } / Double(max(figures.count, 1))
            }
            return Result(
                gate: gate.name, losses: figures.map(\.loss).sorted(), meanHitRatio: mean(\.hitRatio),
                meanFalseHitRatio: mean(\.falseHitRatio))
        }
    }

    public func table() throws -> String {
        var table = TextTable([
            .left("gate"), .right("hit ratio"), .right("false hits"), .right("median loss"), .right("95% below"),
            .right("worst"),
            .right("kept"),
        ])
        func points(_ loss: Double) -> String { String(format: "%+.2f", 100 * loss) }
        for result in results {
            try table.add([
                result.gate, String(format: "%.3f", result.meanHitRatio),
                String(format: "%.2f", 100 * result.meanFalseHitRatio), points(result.quantile(0.5)),
                points(result.quantile(0.95)), points(result.losses.last ?? 0),
                String(format: "%.1f%%", 100 * result.kept(risk)),
            ])
        }
        return """
            \(results.first?.losses.count ?? 0) streams of \(framesPerStream) frames whose stickiness and labels drift;
            losses of accuracy against the full model and false hits in points of all frames, asked for at most \
            \(points(risk)):

            \(table)
            """
    }

    /// The distribution of the losses, as a picture.
    public func svg() throws -> String {
        try LineChart(
            title: "Is the promise kept?",
            caption: String(
                format:
                    "Accuracy lost against the full model on %d streams whose stickiness and labels drift. Asked for "
                    + "at most %.2f points: where a line crosses that, so many streams kept it.",
                results.first?.losses.count ?? 0, 100 * risk),
            xLabel: "points of accuracy lost", yLabel: "share of streams",
            series: results.map { result in
                let count = Double(result.losses.count)
                return LineChart.Series(
                    result.gate,
                    result.losses.enumerated().map { .init(x: 100 * $1, y: Double($0 + 1) / count) },
                    isEmphasised: result.gate == results.first?.gate)
            }
                + [.init("asked", [.init(x: 100 * risk, y: 0), .init(x: 100 * risk, y: 1)])]
        ).svg()
    }
}
