/// The paper's gate: one threshold for each partition, whatever the stream is like; a switch when hints agree.
public struct FixedGate: Gate, Equatable {
    public let fallback: PartitionID? = nil
    public private(set) var wanted: PartitionID?
    private let gates: [EntropyGate]
    private var agreement: HintAgreement

    /// - Parameters:
    ///   - thresholds: nats, one for each partition in the order of their ids.
    ///   - agreement: misses in a row that must hint at the same other partition, at least 1; 1 is the paper's rule.
    public init(thresholds: [Double], agreement: Int = 1) {
        gates = thresholds.map(EntropyGate.init)
        self.agreement = HintAgreement(required: agreement)
    }

    public mutating func first(active: PartitionID?, hasFallback: Bool) -> PartitionID? {
        wanted = nil
        return active
    }

    public mutating func admits(_ prediction: Prediction?, of model: PartitionID?) -> Bool {
        guard let prediction, let model, gates.indices.contains(model), gates[model].admits(prediction) else {
            return false
        }
        agreement.reset()
        return true
    }

    public mutating func answered(hint: PartitionID?, active: PartitionID?) {
        if let hint, hint != active {
            wanted = agreement.hint(hint) ? hint : nil
        } else {
            agreement.reset()
            wanted = hint
        }
    }
}
