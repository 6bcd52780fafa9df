/// The fallback model is asked about every frame, and what a ``LabelFilter`` makes of its answers is the answer.
public struct FilteredFallbackGate: Gate, Equatable {
    /// Yes: no other model is asked.
    public let usesFallback = true
    private var filter: LabelFilter

    /// - Parameter filter: one that has seen nothing yet.
    public init(filter: LabelFilter) {
        self.filter = filter
    }

    /// Moves the filter on by a frame, and asks the fallback model; the edge before that has come.
    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        filter.advance()
        return frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    /// Tells the filter, whose label is the answer, however much it doubts. Where the model failed, the edge is asked.
    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer else { return .askEdge }
        filter.modelAnswered(answer.prediction)
        return .answer(filter.answer)
    }

    /// Tells the filter.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) { filter.edgeAnswered(answer) }
}
