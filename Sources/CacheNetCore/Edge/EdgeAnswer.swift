/// What the edge says of a frame.
public struct EdgeAnswer: Sendable, Equatable {
    /// One value for each label.
    public let logits: [Float]
    /// The same as probabilities.
    public let prediction: Prediction
    /// The partition that knows such frames, if the edge advises one.
    public let hint: PartitionID?
    /// How long the models ran at the edge, if it says so.
    public let ran: Duration?

    public init(logits: [Float], hint: PartitionID?, ran: Duration? = nil) {
        self.init(logits: logits, prediction: Prediction(logits: logits), hint: hint, ran: ran)
    }

    private init(logits: [Float], prediction: Prediction, hint: PartitionID?, ran: Duration?) {
        self.logits = logits
        self.prediction = prediction
        self.hint = hint
        self.ran = ran
    }

    /// The same answer, whose hint counts only where it names a partition that there is.
    func withHint(within partitions: Int) -> EdgeAnswer {
        guard let hint, !(0..<partitions).contains(hint) else { return self }
        return EdgeAnswer(logits: logits, prediction: prediction, hint: nil, ran: ran)
    }
}
