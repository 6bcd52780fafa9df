/// What a method made of one frame, and what there is to compare it with.
public struct ScoredFrame: Sendable, Hashable {
    /// The right one.
    public let label: Int
    /// What was answered, on the device or by the edge; `nil` where that holds no number.
    public let answer: Int?
    /// Whether the device answered.
    public let isHit: Bool
    /// Whether it is a hit for which no model ran.
    public let isSkip: Bool
    /// The full model's answer.
    public let fullAnswer: Int
    /// What a label filter makes of the full model's answers up to this frame.
    public let filteredFullAnswer: Int
    /// The run, track or walk that the frame is of; intervals resample whole ones.
    public let group: Int
    /// Frames since the label changed, 0 for the first one; `nil` before the first change.
    public let sinceChange: Int?
    /// From the frame to its answer.
    public let latency: Duration

    /// - Parameters: as the properties; a `latency` of zero stands for none predicted.
    public init(
        label: Int, answer: Int?, isHit: Bool, isSkip: Bool = false, fullAnswer: Int, filteredFullAnswer: Int,
        group: Int, sinceChange: Int?, latency: Duration = .zero
    ) {
        self.label = label
        self.answer = answer
        self.isHit = isHit
        self.isSkip = isSkip
        self.fullAnswer = fullAnswer
        self.filteredFullAnswer = filteredFullAnswer
        self.group = group
        self.sinceChange = sinceChange
        self.latency = latency
    }

    var isRight: Bool { answer == label }
    var isFullRight: Bool { fullAnswer == label }
    /// Against the full model: 1, 0 or -1.
    var loss: Int { (isFullRight ? 1 : 0) - (isRight ? 1 : 0) }
    /// Against the full model with a filter.
    var filteredLoss: Int { (filteredFullAnswer == label ? 1 : 0) - (isRight ? 1 : 0) }
}
