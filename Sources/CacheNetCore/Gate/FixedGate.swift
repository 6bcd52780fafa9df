/// The paper's gate: one threshold for each partition, whatever the stream is like; a switch when hints agree.
public struct FixedGate: Gate, Equatable {
    /// No: only partitions are asked.
    public let usesFallback = false
    /// The partition that the edge's hint names, once it is the active one or enough hints agreed; `nil` after a hit.
    public private(set) var wanted: PartitionID?
    /// The entropy of the partition's answer, and its threshold.
    public private(set) var weighed: Weighed?
    private let gates: [EntropyGate]
    private var agreement: HintAgreement
    private var active: PartitionID?

    /// - Parameters:
    ///   - thresholds: nats, one for each partition in the order of their ids.
    ///   - agreement: misses in a row that must hint at the same other partition, at least 1; 1 is the paper's rule.
    public init(thresholds: [Double], agreement: Int = 1) {
        gates = thresholds.map(EntropyGate.init)
        self.agreement = HintAgreement(required: agreement)
    }

    /// Asks the active partition; the edge where there is none.
    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        (wanted, weighed) = (nil, nil)
        active = frame.active
        return active.map { .ask(.partition($0)) } ?? .askEdge
    }

    /// A hit where the answer's entropy is below the partition's threshold. Anything else, a failed model included,
    /// goes to the edge.
    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer, let id = model.partition, gates.indices.contains(id) else { return .askEdge }
        weighed = Weighed(value: answer.prediction.entropy, limit: gates[id].threshold)
        guard gates[id].admits(answer.prediction) else { return .askEdge }
        agreement.reset()
        return .answer(GateAnswer(answer.prediction))
    }

    /// Counts the hint where it names another partition than the active one. A hint at the active one, or none, starts
    /// the count afresh.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) {
        if let hint = answer.hint, hint != active {
            wanted = agreement.hint(hint) ? hint : nil
        } else {
            agreement.reset()
            wanted = answer.hint
        }
    }
}
