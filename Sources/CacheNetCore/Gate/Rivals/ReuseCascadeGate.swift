/// Repeats the edge's last answer as ``ReuseGate`` does; where it cannot, the fallback model answers while it is sure,
/// as in ``CascadeGate``.
public struct ReuseCascadeGate: Gate, Equatable {
    /// Yes: its answer counts where nothing can be repeated, and by ``Likeness/logits`` it tells frames apart as well.
    public let usesFallback = true
    private var memory: ReuseMemory
    private let gate: EntropyGate

    /// - Parameters:
    ///   - threshold: the largest difference at which frames resemble each other, at least 0, in the likeness's unit;
    ///     below 0 nothing does.
    ///   - entropyThreshold: nats, of the fallback model; at 0 it never is sure.
    public init(_ likeness: Likeness, threshold: Double, entropyThreshold: Double) {
        memory = ReuseMemory(likeness, threshold: threshold)
        gate = EntropyGate(threshold: entropyThreshold)
    }

    /// By pixels repeats the edge's last answer where it can. Else asks the fallback model; the edge before that has
    /// come.
    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        if memory.likeness == .pixels, let answer = memory.frame(frame.pixels) { return .answer(answer) }
        guard frame.resident.hasFallback else {
            if memory.likeness == .logits { _ = memory.frame(logits: nil) }
            return .askEdge
        }
        return .ask(.fallback)
    }

    /// By logits repeats the edge's last answer where it can. Else a hit where the answer's entropy is below the
    /// threshold; the rest, a failed model included, goes to the edge.
    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        if memory.likeness == .logits, let answer = memory.frame(logits: answer?.logits) { return .answer(answer) }
        guard let answer, gate.admits(answer.prediction) else { return .askEdge }
        return .answer(GateAnswer(answer.prediction))
    }

    /// Keeps the answer, to be repeated.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) { memory.edgeAnswered(answer) }
}
