/// The fallback model is asked about every frame, and what a ``LabelFilter`` makes of its answers is the answer.
public struct FilteredFallbackGate: Gate, Equatable {
    public let usesFallback = true
    private var filter: LabelFilter

    /// - Parameter filter: one that has seen nothing yet.
    public init(filter: LabelFilter) {
        self.filter = filter
    }

    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        filter.advance()
        return frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer else { return .askEdge }
        filter.modelAnswered(answer.prediction)
        return .answer(filter.answer)
    }

    public mutating func edgeAnswered(_ answer: EdgeAnswer) { filter.edgeAnswered(answer) }
}
