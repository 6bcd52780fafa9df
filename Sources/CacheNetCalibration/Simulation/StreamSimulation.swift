public import CacheNetCore

/// Runs a gate over a stream of recorded outcomes: what a synchronous device would do, without running a model.
public struct StreamSimulation: Sendable {
    private let outcomes: TemperedOutcomes

    public init(_ outcomes: TemperedOutcomes) {
        self.outcomes = outcomes
    }

    /// - Parameters:
    ///   - stream: records of the outcomes, in order.
    ///   - start: the model that is there at first, a partition or the fallback model; with `nil` the first miss decides.
    ///   - onFrame: told of every frame.
    public func run(
        _ gate: some Gate, over stream: some Sequence<Int>, startingWith start: PartitionID? = 0,
        onFrame: (SimulatedFrame) -> Void = { _ in }
    ) -> StreamFigures {
        var gate = gate
        var figures = StreamFigures()
        var hasFallback = start != nil && start == gate.fallback
        var active = hasFallback ? nil : start
        for record in stream {
            figures.frames += 1
            let hit = self.hit(&gate, record, active: active, hasFallback: hasFallback)
            if let hit {
                figures.count(hit: outcomes.loss(hit, record: record))
            } else {
                gate.answered(hint: outcomes.outcomes.hints[record], active: active)
                hasFallback = gate.fallback != nil
            }
            let next = gate.wanted ?? active
            if next != active { figures.switches += 1 }
            onFrame(
                SimulatedFrame(
                    record: record, isHit: hit != nil,
                    answer: hit.map(\.label) ?? outcomes.outcomes.fullAnswers[record], active: active, next: next))
            active = next
        }
        return figures
    }

    /// The answer of the device, if one of its models has one that counts.
    private func hit(
        _ gate: inout some Gate, _ record: Int, active: PartitionID?, hasFallback: Bool
    ) -> Prediction? {
        let first = gate.first(active: active, hasFallback: hasFallback)
        let prediction = first.map { outcomes.predictions[$0][record] }
        if gate.admits(prediction, of: first) { return prediction }
        guard hasFallback, let fallback = gate.fallback, fallback != first else { return nil }
        let second = outcomes.predictions[fallback][record]
        return gate.admits(second, of: fallback) ? second : nil
    }

    /// The cascade: the fallback model answers while it is sure, whatever the stream is like.
    ///
    /// - Parameter threshold: nats.
    /// - Precondition: the outcomes have those of a fallback model.
    public func runCascade(threshold: Double, over stream: some Sequence<Int>) -> StreamFigures {
        let fallback = outcomes.outcomes.partitionCount
        return run(
            CascadeGate(model: fallback, gate: EntropyGate(threshold: threshold)), over: stream, startingWith: fallback)
    }
}

/// One model, and nothing else.
private struct CascadeGate: Gate {
    let model: PartitionID
    let gate: EntropyGate

    var fallback: PartitionID? { model }
    var wanted: PartitionID? { nil }

    func first(active: PartitionID?, hasFallback: Bool) -> PartitionID? { model }

    func admits(_ prediction: Prediction?, of model: PartitionID?) -> Bool {
        prediction.map(gate.admits) ?? false
    }

    func answered(hint: PartitionID?, active: PartitionID?) {}
}
