/// A gate that answers with all that the device knows of the stream.
///
/// It carries a ``LabelBelief``: how probable each label is, given every answer so far, how long things stay in view and
/// how often labels change. Each frame moves it by what it resembles (``Continuity``), by what the models of the device
/// say (``Evidence``), and, on a miss, by the edge's answer. The answer of a hit is the belief's label with the belief's
/// probabilities, not what the last model said; but for streams on which the rule goes by the frame alone.
///
/// A frame is a hit by a ``HitRule``, where the expected loss, or the doubt, is small. What is lost by a hit is how probable
/// it is that the full model would be right, as a ``RightnessCurve`` tells, less the probability of the answer.
///
/// Where the belief leaves hardly any doubt before a model saw the frame, none runs.
///
/// Partitions are asked where the frame probably is the active one's own, and the fallback model elsewhere and after one
/// that leaves too much doubt.
public struct BeliefGate: Gate, Equatable {
    /// A partition is asked when the frame is its own at least with this probability.
    private static let leastOwn = 0.5
    /// A partition is brought in where, at least with this probability, the next frame is its own.
    private static let leastStay = 0.7
    /// A model sees a frame at least after so many that none saw: of a scene in which nothing moves, calibration knows
    /// little.
    private static let mostSkips = 30

    /// The partition that the next frame is most probably an own one of; `nil` where none is asked, or none is likely enough.
    public private(set) var wanted: PartitionID?
    /// What a hit is expected to lose by the ``HitRule``, or its doubt; `nil` where nothing was heard of the frame, or where a
    /// partition was asked of whose own it hardly is.
    public private(set) var weighed: Weighed?
    private let profile: BeliefProfile
    private let rule: HitRule
    private let asksPartitions: Bool
    private let codesFollowLabels: Bool
    private var belief: LabelBelief
    private var thumbnail: FrameThumbnail?
    private var logits: [Float]?
    /// How many frames in a row no model saw.
    private var skips = 0

    /// What the rule allows at the stickiness before anything was seen of the frame at hand.
    private var limit: HitRule.Limit?
    /// Of the frame at hand.
    private var active: PartitionID?
    private var hasFallback = false
    private var pixelDistance: Double?
    private var logitsBefore: [Float]?
    /// Of the answer that was heard last; `nil` before any.
    private var heard: Heard?

    private struct Heard: Sendable, Equatable {
        let model: DeviceModel
        let evidence: Evidence
        let rightness: RightnessCurve
    }

    /// A gate that has seen nothing yet.
    public init(_ profile: BeliefProfile, rule: HitRule) {
        self.profile = profile
        self.rule = rule
        asksPartitions = rule.asksPartitions || profile.fallback == nil
        codesFollowLabels = profile.codesFollowLabels
        belief = LabelBelief(
            labels: profile.labels, canStay: profile.continuity != nil, changesInView: profile.changesInView,
            groups: asksPartitions ? profile.groups : nil)
    }

    /// Whether the profile has a fallback model.
    public var usesFallback: Bool { profile.fallback != nil }

    /// Whether it goes by more than the frame alone: by the belief, or by which partition is active.
    public var hasMemory: Bool {
        asksPartitions || rule.limits.count > 1
            || rule.limits.contains { $0 != nil && $0?.measure != .frameDoubt }
    }

    /// The most probable label of the frame at hand, by all that was seen of it; the lowest one of several.
    package var label: Int { argmax(belief.probabilities) ?? 0 }

    /// How sticky the stream is, as far as it knows: the chance that the label changed on the frame at hand, and that
    /// another thing came into view, before anything was seen of that.
    package var stickiness: Stickiness {
        Stickiness(
            changes: max(belief.expectedChange, .leastNormalMagnitude),
            arrivals: max(belief.expectedArrival, .leastNormalMagnitude))
    }

    /// Moves the belief on by a frame, by what the pixels tell. That alone may be enough for a hit by the ``HitRule``; a
    /// model sees at least every 31st frame. Else this picks the model to ask first: the active partition, where partitions
    /// are asked at all, if the frame is its own with a probability of at least 0.5 or no fallback model is at hand; else
    /// the fallback model. Where there is neither, the edge is asked.
    public mutating func begin(_ frame: FrameContext) -> GateDecision {
        finishFrame()
        belief.advance(look(at: frame.pixels))
        limit = rule.limit(at: stickiness)
        wanted = nil
        if skips < Self.mostSkips, let answer = hitWithoutModel() {
            skips += 1
            decideWanted()
            return .answer(answer)
        }
        skips = 0
        active = frame.active
        hasFallback = usesFallback && frame.resident.hasFallback
        if asksPartitions, let active, profile.partitions.indices.contains(active),
            !hasFallback || ownProbability(of: active) >= Self.leastOwn
        {
            return .ask(.partition(active))
        }
        return hasFallback ? .ask(.fallback) : .askEdge
    }

    /// Takes the answer as evidence. It is a hit where the ``HitRule`` allows what a hit is expected to lose; else the
    /// fallback model is asked after a partition, and the edge after both.
    ///
    /// An answer that failed, or that does not have one value for each label, is no evidence.
    public mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        if let answer { hear(answer, of: model) }
        if let answer = hit() {
            decideWanted()
            return .answer(answer)
        }
        return hasFallback && model != .fallback ? .ask(.fallback) : .askEdge
    }

    /// Takes the edge's answer as evidence, and decides which partition should be active: by the belief where labels
    /// tell the partition, else by the hint.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) {
        if let evidence = Evidence(logits: answer.logits, temperature: profile.edgeTemperature) {
            belief.observe(evidence, repeated: evidence.likelihoods)
        }
        decideWanted()
        // Where a label does not tell the partition, the edge does.
        if asksPartitions, !codesFollowLabels { wanted = answer.hint }
    }

    private mutating func finishFrame() {
        (heard, weighed) = (nil, nil)
        (logitsBefore, logits) = (logits, nil)
    }

    /// What the pixels say of whether the same thing is in view.
    private mutating func look(at pixels: Tensor?) -> Resemblance {
        guard let continuity = profile.continuity else { return .unknown }
        let before = thumbnail
        thumbnail = pixels.flatMap(FrameThumbnail.init)
        pixelDistance = before.flatMap { thumbnail?.difference(from: $0) }
        return continuity.resemblance(pixels: pixelDistance, logits: nil)
    }

    private mutating func hear(_ answer: ModelAnswer, of model: DeviceModel) {
        let evidence: Evidence?
        let rightness: RightnessCurve
        var resemblance: Resemblance?
        switch model {
        case .partition(let id):
            guard profile.partitions.indices.contains(id) else { return }
            evidence = profile.partitions[id].evidence(answer.prediction)
            rightness = profile.partitions[id].rightness
        case .fallback:
            guard let fallback = profile.fallback else { return }
            if let continuity = profile.continuity, let logitsBefore {
                resemblance = continuity.resemblance(
                    pixels: pixelDistance, logits: euclideanDistance(answer.logits, logitsBefore))
            }
            logits = answer.logits
            evidence = Evidence(logits: answer.logits, temperature: fallback.temperature)
            rightness = fallback.rightness
        }
        guard let evidence, evidence.likelihoods.count == profile.labels else { return }
        belief.observe(evidence, repeated: evidence.weakened(to: profile.novelty), resemblance)
        heard = Heard(model: model, evidence: evidence, rightness: rightness)
    }

    /// The answer to the frame at hand, if it is a hit.
    private mutating func hit() -> GateAnswer? {
        guard let heard, answersFor(heard.model), let limit else { return nil }
        return switch limit.measure {
        case .loss, .doubt: hit(heard, within: limit)
        case .frameDoubt: hitByFrameAlone(heard, within: limit)
        }
    }

    /// The answer before any model saw the frame at hand, if it is a hit.
    private func hitWithoutModel() -> GateAnswer? {
        guard let limit, let threshold = limit.skipThreshold else { return nil }
        let (label, doubt) = expectedLoss(weight: limit.changeWeight / stickiness.changes) { _ in 1 }
        return doubt <= threshold ? GateAnswer(label: label, probabilities: belief.probabilities) : nil
    }

    /// What the belief answers.
    private mutating func hit(_ heard: Heard, within limit: HitRule.Limit) -> GateAnswer? {
        let (label, loss) = expectedLoss(weight: limit.changeWeight / stickiness.changes) { label in
            limit.measure == .loss ? heard.rightness.share(at: heard.evidence.probability(of: label)) : 1
        }
        weighed = Weighed(value: loss, limit: limit.lossThreshold)
        return loss <= limit.lossThreshold ? GateAnswer(label: label, probabilities: belief.probabilities) : nil
    }

    /// The label that loses least by the belief, and how much.
    ///
    /// - Parameters:
    ///   - weight: of a loss if the label changed just now.
    ///   - share: how probably the full model would be right, if the frame showed a label.
    private func expectedLoss(weight: Double, _ share: (Int) -> Double) -> (label: Int, loss: Double) {
        var (right, rightAtChange, best, bestValue) = (0.0, 0.0, 0, -1.0)
        for label in 0..<profile.labels {
            let share = share(label)
            right += belief.probabilities[label] * share
            rightAtChange += belief.changed[label] * share
            let value = belief.probabilities[label] + weight * belief.changed[label]
            if value > bestValue { (best, bestValue) = (label, value) }
        }
        return (best, right - belief.probabilities[best] + weight * (rightAtChange - belief.changed[best]))
    }

    /// What the model that was heard last answers.
    private mutating func hitByFrameAlone(_ heard: Heard, within limit: HitRule.Limit) -> GateAnswer? {
        weighed = Weighed(value: heard.evidence.doubt, limit: limit.lossThreshold)
        guard heard.evidence.doubt <= limit.lossThreshold else { return nil }
        let sum = heard.evidence.likelihoods.reduce(0, +)
        let probabilities = heard.evidence.likelihoods.map { $0 / sum }
        return argmax(probabilities).map { GateAnswer(label: $0, probabilities: probabilities) }
    }

    /// Whether a model knows the frame at hand. Of a frame that is not its own a partition says no more than that: while the
    /// right one is fetched, nobody here would see the label change.
    private func answersFor(_ model: DeviceModel) -> Bool {
        guard case .partition(let id) = model, codesFollowLabels else { return true }
        return ownProbability(of: id) >= Self.leastOwn
    }

    private func ownProbability(of id: PartitionID) -> Double {
        profile.partitions[id].ownProbability(belief.probabilities)
    }

    private mutating func decideWanted() {
        guard asksPartitions, codesFollowLabels else { return }
        let own = profile.partitions.indices.map { ownProbability(of: $0) }
        guard let best = own.indices.max(by: { own[$0] < own[$1] }) else { return }
        let stays = own[best] * (1 - belief.expectedChange)
        wanted = profile.fallback == nil || stays >= Self.leastStay ? best : nil
    }
}
