/// The cascade: the fallback model answers while it is sure, whatever the stream is like; there are no partitions.
public struct CascadeGate: Gate, Equatable {
    /// Yes: no other model is asked.
    public let usesFallback = true
    /// No: each frame is judged alone.
    public let hasMemory = false
    private let gate: EntropyGate

    /// - Parameter threshold: nats.
    public init(threshold: Double) {
        gate = EntropyGate(threshold: threshold)
    }

    /// Asks the fallback model; the edge before that has come.
    public func begin(_ frame: FrameContext) -> GateDecision {
        frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    /// A hit where the answer's entropy is below the threshold. Anything else, a failed model included, goes to the
    /// edge.
    public func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer, gate.admits(answer.prediction) else { return .askEdge }
        return .answer(GateAnswer(answer.prediction))
    }
}
