public import CacheNetCore

/// Runs a gate over a stream of recorded outcomes: what a synchronous device would do, without running a model.
public struct StreamSimulation: Sendable {
    private let outcomes: TemperedOutcomes

    public init(_ outcomes: TemperedOutcomes) {
        self.outcomes = outcomes
    }

    /// - Parameters:
    ///   - stream: records of the outcomes, in order.
    ///   - start: the partition that is active at first; the number after the last is the general small model.
    public func run(
        _ gate: some Gate, over stream: some Sequence<Int>, startingWith start: PartitionID = 0
    ) -> StreamFigures {
        var gate = gate
        var figures = StreamFigures()
        var active = start
        for record in stream {
            figures.frames += 1
            let prediction = outcomes.predictions[active][record]
            if gate.admits(prediction, of: active) {
                figures.count(hit: outcomes.loss(prediction, record: record))
            } else if let wanted = gate.answered(hint: outcomes.outcomes.hints[record], active: active),
                wanted != active
            {
                active = wanted
                figures.switches += 1
            }
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
