/// What a gate answers on the device.
public struct GateAnswer: Sendable, Equatable {
    /// Index into the bundle's labels; `nil` where the frame shows none of the labels.
    public let label: Int?
    /// One probability of 0 to 1 for each label.
    public let probabilities: [Double]
    /// Whether the edge shall be asked as well, off the critical path, to check the answer (``Gate/audited(_:)``).
    public let isAudited: Bool

    /// - Parameters:
    ///   - label: an index into the bundle's labels; `nil` where the frame shows none of the labels.
    ///   - probabilities: one of 0 to 1 for each label.
    ///   - isAudited: whether the edge is asked as well, to check the answer.
    public init(label: Int?, probabilities: [Double], isAudited: Bool = false) {
        self.label = label
        self.probabilities = probabilities
        self.isAudited = isAudited
    }

    /// A model's answer, unchanged.
    public init(_ prediction: Prediction) {
        self.init(label: prediction.label, probabilities: prediction.probabilities)
    }
}
