/// The cascade with a ``LabelFilter``: a frame is a hit while the filter hardly doubts its label, once it has heard the
/// fallback model; the answer is the filter's label. What the edge answers is evidence, too.
public struct FilteredCascadeGate: Gate, Equatable {
    /// Yes: no other model is asked.
    public let usesFallback = true
    /// Hits doubt less than this.
    public let threshold: Double
    private var filter: LabelFilter

    /// - Parameters:
    ///   - filter: one that has seen nothing yet.
    ///   - threshold: of the filter's ``LabelFilter/doubt``, 0 to 1; at 0 nothing is a hit.
    public init(filter: LabelFilter, threshold: Double) {
        self.filter = filter
        self.threshold = threshold
    }

    /// Moves the filter on by a frame, and asks the fallback model; the edge before that has come.
    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        filter.advance()
        return frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    /// Tells the filter. A hit where its doubt is below ``threshold``, else, or where the model failed, the edge is
    /// asked.
    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer else { return .askEdge }
        filter.modelAnswered(answer.prediction)
        return filter.doubt < threshold ? .answer(filter.answer) : .askEdge
    }

    /// Tells the filter.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) { filter.edgeAnswered(answer) }
}
