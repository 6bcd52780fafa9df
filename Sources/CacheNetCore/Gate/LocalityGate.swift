/// A gate that knows where it stands in the stream.
///
/// It carries a ``StickyBelief``, which everything that is seen of a frame moves: a partition's entropy, by how often own and
/// foreign inputs have such an entropy; the fallback model's answer, which speaks for the partition of its label; an
/// answer of the edge, by its hint. A frame is a hit when the loss that it must be expected to cost, given all that was
/// seen so far, is at most the loss threshold:
///
///     P(own) ownLoss(entropy) + P(foreign) foreignLoss(entropy) <= loss threshold
///
/// So the same entropy passes in the middle of a long run and does not pass where the stream jumps. The loss threshold follows the
/// stickiness that the belief finds, and is the highest that kept the asked loss in calibration. One wrong hint does not
/// move a belief that many frames support, so no agreement of hints is needed.
///
/// The fallback model is asked in place of a partition that the frame hardly belongs to, and after one that is not sure. A
/// change of the stream that it recognises costs no question to the edge.
public struct LocalityGate: Gate, Equatable {
    /// A partition is asked when the frame is its own at least with this probability.
    private static let leastOwn = 0.5
    /// A partition is brought in where, at least with this probability, the next frame is its own: it shall stay a while.
    /// Without a fallback model there is nothing better than the most probable one.
    private static let leastStay = 0.7

    public private(set) var wanted: PartitionID?
    private let curves: [GateCurve]
    private let profile: LocalityProfile
    private let plan: LossThresholdPlan
    private var belief: StickyBelief
    /// Of the frame at hand.
    private var active: PartitionID?
    private var hasFallback = false
    private var partitionWasAsked = false

    /// - Parameters:
    ///   - curves: one for each partition in the order of their ids, at least one.
    ///   - risk: the accuracy, as a share of all frames, that hits may cost against the full model.
    public init(curves: [GateCurve], profile: LocalityProfile, risk: Double) {
        self.init(curves: curves, profile: profile, plan: LossThresholdPlan(profile, keeping: risk))
    }

    /// - Parameter plan: for the profile's switch rates.
    public init(curves: [GateCurve], profile: LocalityProfile, plan: LossThresholdPlan) {
        self.curves = curves
        self.profile = profile
        self.plan = plan
        belief = StickyBelief(states: curves.count, switchRates: profile.switchRates)
    }

    public var usesFallback: Bool { profile.fallback != nil }

    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        belief.advance()
        wanted = nil
        partitionWasAsked = false
        active = frame.active
        hasFallback = usesFallback && frame.resident.hasFallback
        if let active, !hasFallback || isLikelyOwn(active) { return .ask(.partition(active)) }
        return hasFallback ? .ask(.fallback) : .askEdge
    }

    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        if let prediction = answer?.prediction, admits(prediction, of: model) {
            return .answer(GateAnswer(prediction))
        }
        return hasFallback && model != .fallback ? .ask(.fallback) : .askEdge
    }

    public mutating func edgeAnswered(_ answer: EdgeAnswer) {
        guard let hint = answer.hint, curves.indices.contains(hint) else { return }
        observe(hint, refusedBy: partitionWasAsked ? active : nil)
        decide()
    }

    private func isLikelyOwn(_ id: PartitionID) -> Bool {
        curves.indices.contains(id) && belief.probabilities[id] >= Self.leastOwn
    }

    private mutating func admits(_ prediction: Prediction, of model: DeviceModel) -> Bool {
        guard prediction.entropy.isFinite else { return false }
        switch model {
        case .partition(let id):
            guard curves.indices.contains(id) else { return false }
            partitionWasAsked = true
            let threshold = lossThreshold
            return expectedLoss(curves[id], curves[id].bin(of: prediction.entropy), of: id) <= threshold
        case .fallback:
            guard let profile = profile.fallback, let label = prediction.label, profile.codes.indices.contains(label),
                curves.indices.contains(profile.codes[label])
            else { return false }
            let threshold = lossThreshold
            let loss = expectedLoss(
                profile.curve, profile.curve.bin(of: prediction.entropy), of: profile.codes[label],
                own: profile.reliability, foreign: (1 - profile.reliability) / others)
            decide()
            // In place of a partition that is not there it may have to answer a whole run, however long, and what it loses
            // then no stickiness makes good.
            return loss <= (partitionWasAsked ? threshold : min(threshold, plan.fallbackLossThreshold))
        }
    }

    /// For the stickiness that the belief finds, before it hears an answer.
    private var lossThreshold: Double { belief.mean(over: plan.lossThresholds) }

    /// Partitions beside one of them; at least 1.
    private var others: Double { Double(max(curves.count - 1, 1)) }

    /// What a hit is expected to cost, once the belief has heard the answer.
    ///
    /// - Parameters:
    ///   - own: how likely it is that the model speaks for a code when the frame belongs to it.
    ///   - foreign: and when it does not.
    private mutating func expectedLoss(
        _ curve: GateCurve, _ bin: Int, of code: PartitionID, own: Double = 1, foreign: Double = 1
    ) -> Double {
        belief.observe(state: code, own: own * curve.own[bin], foreign: foreign * curve.foreign[bin])
        let isOwn = belief.probabilities[code]
        return isOwn * curve.ownLoss[bin] + (1 - isOwn) * curve.foreignLoss[bin]
    }

    /// A hint is less reliable when the frame is the active partition's own: what it refuses of these is hard.
    private mutating func observe(_ hint: PartitionID, refusedBy active: PartitionID?) {
        let foreign = profile.foreignHintReliability
        belief.observe(state: hint, own: foreign, foreign: (1 - foreign) / others)
        guard let active, curves.indices.contains(active) else { return }
        let own = profile.ownHintReliability
        let (asOwn, asForeign) = hint == active ? (own, foreign) : (1 - own, 1 - foreign)
        belief.observe(state: active, own: asOwn / max(asForeign, .leastNormalMagnitude), foreign: 1)
    }

    private mutating func decide() {
        let best = belief.mostProbable
        let stays = belief.probabilities[best] * (1 - belief.mean(over: profile.switchRates))
        wanted = !usesFallback || stays >= Self.leastStay ? best : nil
    }
}
