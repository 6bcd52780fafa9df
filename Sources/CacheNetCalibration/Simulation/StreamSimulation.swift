public import CacheNetCore

/// Runs a gate over a stream of recorded outcomes: what a synchronous device would do, without running a model.
public struct StreamSimulation: Sendable {
    private let outcomes: TemperedOutcomes

    public init(_ outcomes: TemperedOutcomes) {
        self.outcomes = outcomes
    }

    /// - Parameters:
    ///   - stream: records of the outcomes, in order.
    ///   - start: the partition that is active at first, or `nil` when the first miss decides; the number after the last
    ///     is the general small model.
    ///   - onFrame: told of every frame.
    public func run(
        _ gate: some Gate, over stream: some Sequence<Int>, startingWith start: PartitionID? = 0,
        onFrame: (SimulatedFrame) -> Void = { _ in }
    ) -> StreamFigures {
        var gate = gate
        var figures = StreamFigures()
        var active = start
        for record in stream {
            figures.frames += 1
            let prediction = active.map { outcomes.predictions[$0][record] }
            var next = active
            var isHit = false
            var answer: Int? = outcomes.outcomes.fullAnswers[record]
            if gate.admits(prediction, of: active), let prediction {
                isHit = true
                answer = prediction.label
                figures.count(hit: outcomes.loss(prediction, record: record))
            } else if let wanted = gate.answered(hint: outcomes.outcomes.hints[record], active: active),
                wanted != active
            {
                next = wanted
                figures.switches += 1
            }
            onFrame(SimulatedFrame(record: record, isHit: isHit, answer: answer, active: active, next: next))
            active = next
        }
        return figures
    }

    /// The cascade: the general small model answers while it is sure, whatever the stream is like.
    ///
    /// - Parameter threshold: nats.
    /// - Precondition: the outcomes have those of a general small model.
    public func runCascade(threshold: Double, over stream: some Sequence<Int>) -> StreamFigures {
        run(
            CascadeGate(gate: EntropyGate(threshold: threshold)), over: stream,
            startingWith: outcomes.outcomes.partitionCount)
    }
}

/// Stays with the model that it has.
private struct CascadeGate: Gate {
    let gate: EntropyGate

    func admits(_ prediction: Prediction?, of active: PartitionID?) -> Bool {
        prediction.map(gate.admits) ?? false
    }

    func answered(hint: PartitionID?, active: PartitionID?) -> PartitionID? { nil }
}
