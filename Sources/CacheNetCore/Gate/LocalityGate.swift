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
public struct LocalityGate: Gate, Equatable {
    private let curves: [GateCurve]
    private let hintReliability: Double
    /// One for each switch rate.
    private let prices: [Double]
    private var belief: CodeBelief

    /// - Parameters:
    ///   - curves: one for each partition in the order of their ids, at least one.
    ///   - risk: the accuracy, as a share of all frames, that hits may cost against the full model.
    public init(curves: [GateCurve], profile: LocalityProfile, risk: Double) {
        self.init(curves: curves, profile: profile, prices: profile.prices(keeping: risk))
    }

    /// - Parameter prices: one for each of the profile's switch rates.
    public init(curves: [GateCurve], profile: LocalityProfile, prices: [Double]) {
        self.curves = curves
        self.prices = prices
        hintReliability = profile.hintReliability
        belief = CodeBelief(codes: curves.count, switchRates: profile.switchRates)
    }

    public mutating func admits(_ prediction: Prediction?, of active: PartitionID?) -> Bool {
        belief.advance()
        guard let prediction, prediction.entropy.isFinite, let active, curves.indices.contains(active) else {
            return false
        }
        return admits(bin: curves[active].bin(of: prediction.entropy), of: active)
    }

    public mutating func answered(hint: PartitionID?, active: PartitionID?) -> PartitionID? {
        guard let hint, curves.indices.contains(hint) else { return nil }
        let others = Double(max(curves.count - 1, 1))
        belief.observe(code: hint, own: hintReliability, foreign: (1 - hintReliability) / others)
        return belief.mostProbable
    }

    private mutating func admits(bin: Int, of active: PartitionID) -> Bool {
        let price = belief.mean(over: prices)
        let curve = curves[active]
        belief.observe(code: active, own: curve.own[bin], foreign: curve.foreign[bin])
        let own = belief.probability(of: active)
        return own * curve.ownLoss[bin] + (1 - own) * curve.foreignLoss[bin] <= price
    }
}
