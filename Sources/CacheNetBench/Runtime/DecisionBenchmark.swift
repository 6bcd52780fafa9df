internal import CacheNetCore
internal import CacheNetData
internal import Foundation

/// What a decision of the belief gate costs, the models and the thumbnail apart: all that it does on a frame which the
/// fallback model is asked about, and a few that the edge answers as well.
package struct DecisionBenchmark: Sendable {
    private static let answers = 512
    private static let rounds = 200

    private let labels: Int
    private let atMost: Double

    /// - Parameters:
    ///   - labels: at least 2.
    ///   - atMost: microseconds that a decision shall take at most.
    package init(labels: Int, atMost: Double) {
        self.labels = labels
        self.atMost = atMost
    }

    /// The median of many rounds, per frame.
    ///
    /// - Throws: `GateError` when there are no labels.
    package func figure() throws -> BenchmarkFigure {
        var generator = SeededGenerator(seed: 1)
        let predictions = (0..<Self.answers).map { index in
            // Runs of one label, of answers that are right and sure but for every tenth.
            let label = index / 20 * 7 % labels
            let noise = (0..<labels).map { _ in Float(generator.drawUnit()) }
            let logits = noise.enumerated().map { $0 == label && index % 10 > 0 ? $1 + 12 : $1 }
            return (device: ModelAnswer(logits: logits), edge: EdgeAnswer(logits: logits, hint: nil))
        }
        let profile = try RuntimeBenchmark.profile(labels: labels)
        var gate = BeliefGate(profile, rule: HitRule(changeWeight: 1, asksPartitions: false, lossThreshold: 0.1))
        let frame = FrameContext(active: nil, resident: ResidentModels(partitions: [], hasFallback: true))
        var times: [Double] = []
        for _ in 0..<Self.rounds {
            let start = ContinuousClock.now
            for answer in predictions {
                _ = gate.begin(frame)
                if gate.modelAnswered(answer.device, by: .fallback) == .askEdge { gate.edgeAnswered(answer.edge) }
            }
            times.append(start.microsecondsElapsed / Double(predictions.count))
        }
        return BenchmarkFigure("decision of the belief gate, \(labels) labels", times.median, "us", atMost: atMost)
    }
}
