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
    /// The version of the bundle that answered, where it is another than the device's own; its labels are the same. Such
    /// an answer is the frame's, and nothing else is taken from it: its partitions may be others.
    public let otherVersion: String?

    /// - Parameters:
    ///   - logits: one value for each label.
    ///   - hint: left out where another version answered.
    public init(logits: [Float], hint: PartitionID?, ran: Duration? = nil, otherVersion: String? = nil) {
        self.init(
            logits: logits, prediction: Prediction(logits: logits), hint: otherVersion == nil ? hint : nil, ran: ran,
            otherVersion: otherVersion)
    }

    private init(
        logits: [Float], prediction: Prediction, hint: PartitionID?, ran: Duration?, otherVersion: String?
    ) {
        self.logits = logits
        self.prediction = prediction
        self.hint = hint
        self.ran = ran
        self.otherVersion = otherVersion
    }

    /// The same answer, whose hint counts only where it names a partition that there is.
    func withHint(within partitions: Int) -> EdgeAnswer {
        guard let hint, !(0..<partitions).contains(hint) else { return self }
        return EdgeAnswer(
            logits: logits, prediction: prediction, hint: nil, ran: ran, otherVersion: otherVersion)
    }
}
