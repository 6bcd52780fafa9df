/// A gate that knows where it stands in the stream.
///
/// It carries a ``CodeBelief``. A frame's entropy moves it by how often own and foreign inputs have such an entropy; an
/// answer of the edge moves it by its hint. A frame is a hit when the loss that it must be expected to cost, given all
/// that was seen so far, is at most the price:
///
///     P(own) ownLoss(entropy) + P(foreign) foreignLoss(entropy) <= price
///
/// So the same entropy passes in the middle of a long run and does not pass where the stream jumps. The price follows the
/// stickiness that the belief finds, and is the highest that kept the asked loss in calibration. One wrong hint does not
/// move a belief that many frames support, so no agreement of hints is needed.
///
/// Where the stream is not sticky enough for specialists to pay, and while a specialist is on its way, the device falls
/// back on the general small model, for which no input is foreign and one threshold will do. It has the id after the last
/// partition's.
public struct LocalityGate: Gate, Equatable {
    private let curves: [GateCurve]
    private let profile: LocalityProfile
    private let plan: PricePlan
    private var belief: CodeBelief

    /// - Parameters:
    ///   - curves: one for each partition in the order of their ids, at least one.
    ///   - risk: the accuracy, as a share of all frames, that hits may cost against the full model.
    public init(curves: [GateCurve], profile: LocalityProfile, risk: Double) {
        self.init(curves: curves, profile: profile, plan: PricePlan(profile, keeping: risk))
    }

    /// - Parameter plan: for the profile's switch rates.
    public init(curves: [GateCurve], profile: LocalityProfile, plan: PricePlan) {
        self.curves = curves
        self.profile = profile
        self.plan = plan
        belief = CodeBelief(codes: curves.count, switchRates: profile.switchRates)
    }

    /// The general small model, where it keeps the risk at any threshold.
    public var standby: PartitionID? { plan.generalistThreshold > 0 ? generalist : nil }

    public mutating func admits(_ prediction: Prediction?, of active: PartitionID?) -> Bool {
        belief.advance()
        guard let prediction, prediction.entropy.isFinite, let active else { return false }
        if curves.indices.contains(active) {
            return admits(curves[active].bin(of: prediction.entropy), of: active)
        }
        return active == generalist && prediction.entropy < plan.generalistThreshold
    }

    public mutating func answered(hint: PartitionID?, active: PartitionID?) -> PartitionID? {
        guard let hint, curves.indices.contains(hint) else { return nil }
        observe(hint, active: active)
        if let generalist, belief.mean(over: plan.favoursGeneralist) > 0.5 { return generalist }
        return belief.mostProbable
    }

    private var generalist: PartitionID? { profile.generalist == nil ? nil : curves.count }

    private mutating func admits(_ bin: Int, of active: PartitionID) -> Bool {
        let price = belief.mean(over: plan.prices)
        let curve = curves[active]
        belief.observe(code: active, own: curve.own[bin], foreign: curve.foreign[bin])
        let own = belief.probability(of: active)
        return own * curve.ownLoss[bin] + (1 - own) * curve.foreignLoss[bin] <= price
    }

    /// A hint is less reliable when the frame is the active partition's own: what it refuses of these is hard.
    private mutating func observe(_ hint: PartitionID, active: PartitionID?) {
        let others = Double(max(curves.count - 1, 1))
        let foreign = profile.foreignHintReliability
        belief.observe(code: hint, own: foreign, foreign: (1 - foreign) / others)
        guard let active, curves.indices.contains(active) else { return }
        let own = profile.ownHintReliability
        let (asOwn, asForeign) = hint == active ? (own, foreign) : (1 - own, 1 - foreign)
        belief.observe(code: active, own: asOwn / max(asForeign, .leastNormalMagnitude), foreign: 1)
    }
}
