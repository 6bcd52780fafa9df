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
/// Where the stream is not sticky enough for specialists to pay, the device falls back on the general small model, for
/// which no input is foreign. It counts as one more partition, after the last.
public struct LocalityGate: Gate, Equatable {
    /// Of the partitions, and of the general small model if there is one.
    private let curves: [GateCurve]
    private let partitionCount: Int
    private let ownHintReliability: Double
    private let foreignHintReliability: Double
    private let plan: PricePlan
    private var belief: CodeBelief

    /// - Parameters:
    ///   - curves: one for each partition in the order of their ids, at least one.
    ///   - generalist: the general small model's, whose foreign inputs are its own; `nil` without one.
    ///   - risk: the accuracy, as a share of all frames, that hits may cost against the full model.
    public init(curves: [GateCurve], generalist: GateCurve? = nil, profile: LocalityProfile, risk: Double) {
        self.init(
            curves: curves, generalist: generalist, profile: profile, plan: PricePlan(profile, keeping: risk))
    }

    /// - Parameter plan: for the profile's switch rates.
    public init(curves: [GateCurve], generalist: GateCurve? = nil, profile: LocalityProfile, plan: PricePlan) {
        self.curves = curves + (generalist.map { [$0] } ?? [])
        self.plan = plan
        partitionCount = curves.count
        ownHintReliability = profile.ownHintReliability
        foreignHintReliability = profile.foreignHintReliability
        belief = CodeBelief(codes: curves.count, switchRates: profile.switchRates)
    }

    public mutating func admits(_ prediction: Prediction?, of active: PartitionID?) -> Bool {
        belief.advance()
        guard let prediction, prediction.entropy.isFinite, let active, curves.indices.contains(active) else {
            return false
        }
        let bin = curves[active].bin(of: prediction.entropy)
        guard active < partitionCount else { return curves[active].ownLoss[bin] <= plan.generalistPrice }
        return admits(bin, of: active)
    }

    public mutating func answered(hint: PartitionID?, active: PartitionID?) -> PartitionID? {
        guard let hint, hint >= 0, hint < partitionCount else { return nil }
        observe(hint, active: active)
        let isGeneral = curves.count > partitionCount && belief.mean(over: plan.favoursGeneralist) > 0.5
        return isGeneral ? partitionCount : belief.mostProbable
    }

    private mutating func admits(_ bin: Int, of active: PartitionID) -> Bool {
        let price = belief.mean(over: plan.prices)
        let curve = curves[active]
        belief.observe(code: active, own: curve.own[bin], foreign: curve.foreign[bin])
        let own = belief.probability(of: active)
        return own * curve.ownLoss[bin] + (1 - own) * curve.foreignLoss[bin] <= price
    }

    /// A hint is less reliable when the frame is the active partition's own: what it refuses of these is hard.
    private mutating func observe(_ hint: PartitionID, active: PartitionID?) {
        let others = Double(max(partitionCount - 1, 1))
        let foreign = foreignHintReliability
        belief.observe(code: hint, own: foreign, foreign: (1 - foreign) / others)
        guard let active, active < partitionCount else { return }
        let (asOwn, asForeign) =
            hint == active ? (ownHintReliability, foreign) : (1 - ownHintReliability, 1 - foreign)
        belief.observe(code: active, own: asOwn / max(asForeign, .leastNormalMagnitude), foreign: 1)
    }
}
