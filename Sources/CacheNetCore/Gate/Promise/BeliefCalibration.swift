#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// All that a bundle holds for its ``BeliefGate``: what calibration found of the models, and what each of some rules comes
/// to, so that a device can be asked for any promise.
///
/// Records that are alike, as those of one sequence are, count once: zero losses in n independent sequences bound the
/// loss by 1 - (1 - confidence)^(1/n), about 3/n at a confidence of 0.95 (the rule of three: Hanley and Lippman-Hand,
/// "If Nothing Goes Wrong, Is Everything All Right?", 1983).
public struct BeliefCalibration: Sendable, Hashable {
    /// A gate that answers less than this share of the frames is one without hits.
    public static let leastHitRatio = 0.01

    /// What calibration found of the models.
    public let profile: BeliefProfile
    /// What a device keeps where nothing else is asked of it.
    public let promise: Promise
    /// The kinds of the streams of the calibration, such as `tracks`.
    public let streamKinds: [String]
    /// How often labels change on each of them, as the gate believes there: a share of frames, above 0.
    public let changeRates: [Double]
    /// All that were tried.
    public let rules: [TriedRule]
    /// With which probability each bound holds, 0 to 1.
    public let confidence: Double
    /// How many records were calibrated on.
    public let records: Int
    /// How many sequences these are, or independent records.
    public let sequences: Int
    /// Whether the gate goes by bounds alone. Else it goes by estimates where the records cannot certify a promise.
    public let certifiedOnly: Bool

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        profile: BeliefProfile, promise: Promise, streamKinds: [String], changeRates: [Double], rules: [TriedRule],
        confidence: Double, records: Int, sequences: Int, certifiedOnly: Bool = false
    ) throws(GateError) {
        self.profile = profile
        self.promise = promise
        self.streamKinds = streamKinds
        self.changeRates = changeRates
        self.rules = rules
        self.confidence = confidence
        self.records = records
        self.sequences = sequences
        self.certifiedOnly = certifiedOnly
        try promise.check()
        guard confidence > 0, confidence < 1 else {
            throw GateError("confidence: expected more than 0 and less than 1, got \(confidence)")
        }
        guard records >= 1 else { throw GateError("records: expected at least 1, got \(records)") }
        guard (1...records).contains(sequences) else {
            throw GateError("sequences: expected 1 to \(records), as there are records, got \(sequences)")
        }
        guard !changeRates.isEmpty, changeRates.allSatisfy({ $0 > 0 && $0 <= 1 }) else {
            throw GateError("changeRates: expected shares above 0 and at most 1, got \(changeRates)")
        }
        guard streamKinds.count == changeRates.count else {
            throw GateError(
                "streamKinds: expected \(changeRates.count), as many as changeRates, got \(streamKinds.count)")
        }
        for (index, rule) in rules.enumerated() {
            guard rule.figures.count == changeRates.count else {
                throw GateError(
                    "rules[\(index)].figures: expected \(changeRates.count), one for each of changeRates, "
                        + "got \(rule.figures.count)")
            }
            let values =
                [rule.lossThreshold, rule.changeWeight]
                + rule.figures.flatMap { [$0.hitRatio, $0.loss, $0.lossBound, $0.gap, $0.gapBound] }
            guard values.allSatisfy(\.isFinite), rule.changeWeight >= 0 else {
                throw GateError("rules[\(index)]: expected finite numbers, and a weight of at least 0, got \(values)")
            }
        }
    }

    /// Sequences, or independent records, without which no gate that may answer every frame can be certified, however
    /// little it lost.
    ///
    /// - Parameters:
    ///   - risk: as a share of all frames, above 0 and below 1.
    ///   - confidence: 0 to 1, exclusive.
    public static func leastSequences(certifying risk: Double, confidence: Double) -> Int {
        guard risk > 0, risk < 1, confidence > 0, confidence < 1 else { return 1 }
        let least = (log1p(-confidence) / log1p(-risk)).rounded(.up)
        return least < 0x1p62 ? max(1, Int(least)) : .max
    }

    /// The rule with the most hits that keeps a promise: for certain, or else by the best estimate, also where certainty
    /// would leave less than half of the hits.
    ///
    /// A certified rule has, for each change rate, the limit with the most hits that keeps the promise there, and on the
    /// streams of every other kind whose labels change about as often: the next less often, and the next more often. Of how
    /// often labels change the gate has an idea, of the kind it has none. One by estimates has a single one that keeps it
    /// everywhere: of many that were measured for each rate apart, those with the most hits would mostly have had luck.
    public func choice(keeping promise: Promise) -> RuleChoice {
        let least = Self.leastSequences(certifying: promise.risk, confidence: confidence)
        let estimate = certifiedOnly ? Self.nothing : Self.estimate(among: rules, keeping: promise)
        if sequences >= least, let certain = certain(keeping: promise),
            certain.hitRatio >= PromiseBasis.leastCertainShare * estimate.hitRatio
        {
            return certain
        }
        return estimate
    }

    /// The same by the best estimate alone, which holds on all streams.
    package static func estimate(among rules: [TriedRule], keeping promise: Promise) -> RuleChoice {
        let kept = rules.filter { rule in rule.figures.allSatisfy { $0.keeps(promise) } }
        guard let best = kept.max(by: { $0.hitRatio < $1.hitRatio }), best.hitRatio >= leastHitRatio else {
            return nothing
        }
        return RuleChoice(rule: best.rule, basis: .estimated, hitRatio: best.hitRatio)
    }

    private static let nothing = RuleChoice(rule: .nothing, basis: .nothing, hitRatio: 0)

    /// - Returns: `nil` where no rule has hits.
    private func certain(keeping promise: Promise) -> RuleChoice? {
        var best: RuleChoice?
        for asksPartitions in [false, true] {
            let rules = rules.filter { $0.asksPartitions == asksPartitions }
            let chosen = changeRates.indices.map { rate in
                let alike = neighbours(of: rate)
                return rules.filter { rule in alike.allSatisfy { rule.figures[$0].certainlyKeeps(promise) } }
                    .max { $0.figures[rate].hitRatio < $1.figures[rate].hitRatio }
            }
            let hits = zip(chosen, changeRates.indices).map { $0?.figures[$1].hitRatio ?? 0 }
            let hitRatio = hits.reduce(0, +) / Double(hits.count)
            guard hitRatio >= Self.leastHitRatio, hitRatio > best?.hitRatio ?? 0 else { continue }
            best = RuleChoice(
                rule: HitRule(
                    asksPartitions: asksPartitions, changeRates: changeRates, limits: chosen.map { $0?.limit }),
                basis: .certified, hitRatio: hitRatio)
        }
        return best
    }

    /// A change rate, and those of other kinds of streams next to it.
    private func neighbours(of index: Int) -> [Int] {
        let others = Set(streamKinds).subtracting([streamKinds[index]])
        return [index]
            + others.flatMap { kind in
                let rates = changeRates.indices.filter { streamKinds[$0] == kind }
                let below = rates.filter { changeRates[$0] <= changeRates[index] }
                let above = rates.filter { changeRates[$0] > changeRates[index] }
                return [
                    below.max { changeRates[$0] < changeRates[$1] }, above.min { changeRates[$0] < changeRates[$1] },
                ].compactMap(\.self)
            }
    }

    /// What a person is told of a gate that is asked for a promise: that it is not certified, and why; `nil` where it is.
    package func certificationNote(keeping promise: Promise) -> String? {
        let choice = choice(keeping: promise)
        guard choice.basis != .certified else { return nil }
        let least = Self.leastSequences(certifying: promise.risk, confidence: confidence)
        let reason =
            sequences < least
            ? "calibrated on \(sequences) independent pictures or sequences, and it takes at least \(least) for a "
                + "confidence of \(confidence)"
            : "no rule that answers much keeps it on \(sequences) independent pictures or sequences with a "
                + "confidence of \(confidence)"
        let consequence =
            choice.basis == .nothing
            ? "the gate answers nothing"
            : "the gate goes by its best estimate and answers about \(Int((100 * choice.hitRatio).rounded()))% of the "
                + "frames"
        return "not certified (\(promise)): \(reason); \(consequence)"
    }
}

extension BeliefCalibration: Codable {
    /// - Throws: ``GateError`` or `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let changeRates = try container.decode([Double].self, forKey: .changeRates)
        try self.init(
            profile: try container.decode(BeliefProfile.self, forKey: .profile),
            promise: try container.decode(Promise.self, forKey: .promise),
            // Once all streams were of one kind, and nothing said which.
            streamKinds: try container.decodeIfPresent([String].self, forKey: .streamKinds)
                ?? [String](repeating: "", count: changeRates.count),
            changeRates: changeRates,
            rules: try container.decode([TriedRule].self, forKey: .rules),
            confidence: try container.decode(Double.self, forKey: .confidence),
            records: try container.decode(Int.self, forKey: .records),
            sequences: try container.decode(Int.self, forKey: .sequences),
            certifiedOnly: try container.decode(Bool.self, forKey: .certifiedOnly))
    }
}
