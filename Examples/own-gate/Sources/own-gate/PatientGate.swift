import CacheNet

/// A gate of one's own: the device answers once a model has said the same label for a few frames in a row.
///
/// It follows every hint of the edge, as the paper's gate does, and has one of its answers in a hundred checked.
struct PatientGate: Gate {
    /// Frames in a row that must agree, at least 1.
    let patience: Int

    let usesFallback = false
    private(set) var wanted: PartitionID?
    private var label: Int?
    private var agreed = 0
    private var hits = 0

    init(patience: Int) {
        self.patience = patience
    }

    mutating func begin(_ frame: FrameContext) -> GateDecision {
        wanted = nil
        return frame.active.map { .ask(.partition($0)) } ?? .askEdge
    }

    mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        // A model that failed, or whose output is no number, has no label.
        guard let prediction = answer?.prediction, let label = prediction.label, prediction.entropy.isFinite else {
            return .askEdge
        }
        agreed = label == self.label ? agreed + 1 : 1
        self.label = label
        guard agreed >= patience else { return .askEdge }
        hits += 1
        return .answer(
            GateAnswer(
                label: label, probabilities: prediction.probabilities, isAudited: hits.isMultiple(of: 100)))
    }

    mutating func edgeAnswered(_ answer: EdgeAnswer) {
        wanted = answer.hint
    }
}
