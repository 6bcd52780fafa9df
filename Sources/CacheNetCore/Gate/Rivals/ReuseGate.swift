/// Repeats the edge's last answer while the frame hardly changes: while each frame resembles the one before it and, by
/// pixels, the one that the edge answered.
///
/// It takes no partition, and by ``Likeness/pixels`` no model at all. By ``Likeness/logits`` the fallback model runs on
/// every frame, but is not believed: its logits only say whether the same thing is still in view.
public struct ReuseGate: Gate, Equatable {
    private var memory: ReuseMemory

    /// - Parameter threshold: the largest difference at which frames resemble each other, at least 0, in the likeness's
    ///   unit; below 0 nothing does.
    public init(_ likeness: Likeness, threshold: Double) {
        memory = ReuseMemory(likeness, threshold: threshold)
    }

    /// Only by ``Likeness/logits``.
    public var usesFallback: Bool { memory.likeness == .logits }

    /// By pixels decides at once: repeats the edge's last answer or asks the edge. By logits asks the fallback model.
    /// Before that has come it asks the edge, whose answer is then not repeated: there are no logits to compare.
    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        switch memory.likeness {
        case .pixels: return memory.frame(frame.pixels).map { .answer($0) } ?? .askEdge
        case .logits:
            guard frame.resident.hasFallback else {
                _ = memory.frame(logits: nil)
                return .askEdge
            }
            return .ask(.fallback)
        }
    }

    /// Repeats the edge's last answer where the logits hardly changed, else asks the edge.
    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        memory.frame(logits: answer?.logits).map { .answer($0) } ?? .askEdge
    }

    /// Keeps the answer, to be repeated.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) { memory.edgeAnswered(answer) }
}
