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
    /// How sticky each of them is, as the gate believes there.
    public let stickiness: [Stickiness]
    /// All that were tried.
    public let rules: [TriedRule]
    /// With which probability each bound holds, 0 to 1.
    public let confidence: Double
    /// How many records were calibrated on.
    public let records: Int
    /// How many sequences, or independent records, of evenly spread labels tell as much as these.
    public let sequences: Int
    /// Whether the gate goes by bounds alone. Else it goes by estimates where the records cannot certify a promise.
    public let certifiedOnly: Bool

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        profile: BeliefProfile, promise: Promise, streamKinds: [String], stickiness: [Stickiness], rules: [TriedRule],
        confidence: Double, records: Int, sequences: Int, certifiedOnly: Bool = false
    ) throws(GateError) {
        self.profile = profile
        self.promise = promise
        self.streamKinds = streamKinds
        self.stickiness = stickiness
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
        guard !stickiness.isEmpty, stickiness.allSatisfy({ $0.changes > 0 && $0.changes <= 1 }) else {
            throw GateError("stickiness: expected changes above 0 and at most 1, got \(stickiness.map(\.changes))")
        }
        guard stickiness.allSatisfy({ $0.arrivals > 0 && $0.arrivals <= 1 }) else {
            throw GateError("stickiness: expected arrivals above 0 and at most 1, got \(stickiness.map(\.arrivals))")
        }
        guard streamKinds.count == stickiness.count else {
            throw GateError(
                "streamKinds: expected \(stickiness.count), as many as of stickiness, got \(streamKinds.count)")
        }
        for (index, rule) in rules.enumerated() {
            guard rule.figures.count == stickiness.count else {
                throw GateError(
                    "rules[\(index)].figures: expected \(stickiness.count), one for each stickiness, "
                        + "got \(rule.figures.count)")
            }
            let values =
                [rule.lossThreshold, rule.changeWeight, rule.skipThreshold ?? 0]
                + rule.figures.flatMap { [$0.hitRatio, $0.skipRatio, $0.loss, $0.lossBound, $0.gap, $0.gapBound] }
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

    /// The same for both parts of a promise.
    package static func leastSequences(certifying promise: Promise, confidence: Double) -> Int {
        leastSequences(certifying: min(promise.risk, promise.changeRisk ?? 1), confidence: confidence)
    }

    /// The rule with the most hits that keeps a promise: for certain, or else by the best estimate, also where certainty
    /// would leave less than half of the hits.
    ///
    /// A certified rule has, for each stickiness, the limit with the most hits that keeps the promise there, and on the
    /// streams of other kinds that a gate could take for these. One by estimates has a single one that keeps it
    /// everywhere: of many that were measured for each stickiness apart, those with the most hits would mostly have had
    /// luck.
    public func choice(keeping promise: Promise) -> RuleChoice {
        let least = Self.leastSequences(certifying: promise, confidence: confidence)
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
        let best = best(
            among: estimated(rules, keeping: promise), hits: \.hitRatio, loss: \.loss, skips: \.skipRatio)
        guard let best, best.hitRatio >= leastHitRatio else { return nothing }
        return RuleChoice(rule: best.rule, basis: .estimated, hitRatio: best.hitRatio, skipRatio: best.skipRatio)
    }

    /// Of each measure, those with the most hits that keep a promise: for certain at each stickiness, and by estimates on
    /// all streams.
    package func boldest(keeping promise: Promise) -> [TriedRule] {
        let certified = stickiness.indices.flatMap { index in
            let kept = certain(keeping: promise, at: index)
            return HitRule.Measure.allCases.compactMap { Self.most([$0], of: kept) { $0.figures[index].hitRatio } }
        }
        let kept = Self.estimated(rules, keeping: promise)
        let estimated = HitRule.Measure.allCases.compactMap { Self.most([$0], of: kept, by: \.hitRatio) }
        return (certified + estimated).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// How many hits it takes to make up for a wrong answer more, where the frame alone decides: a belief is right more
    /// often.
    private static let hitsForALoss = 2.0
    /// How many frames without a model are worth a hit: a model takes a fifth or less of what it takes to ask the edge, and
    /// none of the server's time.
    private static let skipsForAHit = 10.0
    /// How many of them it takes to make up for a wrong answer more.
    private static let skipsForALoss = 50.0
    /// A gate may take streams for each other that are less far apart (``Stickiness``): by a factor of three or so.
    private static let confused = 1.2
    private static let nothing = RuleChoice(rule: .nothing, basis: .nothing, hitRatio: 0, skipRatio: 0)

    /// - Returns: `nil` where no rule has hits.
    private func certain(keeping promise: Promise) -> RuleChoice? {
        var best: RuleChoice?
        for asksPartitions in [false, true] {
            let chosen = stickiness.indices.map { index in
                let kept = certain(keeping: promise, at: index).filter { $0.asksPartitions == asksPartitions }
                return Self.best(
                    among: kept, hits: { $0.figures[index].hitRatio }, loss: { $0.figures[index].loss },
                    skips: { $0.figures[index].skipRatio })
            }
            func mean(_ share: (PromiseFigures) -> Double) -> Double {
                let shares = zip(chosen, stickiness.indices).map { rule, index in
                    rule.map { share($0.figures[index]) } ?? 0
                }
                return shares.reduce(0, +) / Double(shares.count)
            }
            let hitRatio = mean(\.hitRatio)
            guard hitRatio >= Self.leastHitRatio, hitRatio > best?.hitRatio ?? 0 else { continue }
            best = RuleChoice(
                rule: HitRule(
                    asksPartitions: asksPartitions, limits: zip(stickiness, chosen).map { ($0, $1?.limit) }),
                basis: .certified, hitRatio: hitRatio, skipRatio: mean(\.skipRatio))
        }
        return best
    }

    /// The rule with the most hits where a model runs on every frame, of the two by the belief and by the frame alone that
    /// which is worth more; or one with frames without a model, where that is worth more than what it loses beside the
    /// former.
    private static func best(
        among rules: [TriedRule], hits: (TriedRule) -> Double, loss: (TriedRule) -> Double,
        skips: (TriedRule) -> Double
    ) -> TriedRule? {
        func worth(_ rule: TriedRule) -> Double { hits(rule) - hitsForALoss * loss(rule) }
        let frame = most([.frameDoubt], of: rules, by: hits)
        let belief = most([.loss, .doubt], of: rules, by: hits)
        guard let best = [belief, frame].compactMap(\.self).max(by: { worth($0) < worth($1) }) else { return nil }
        func worthOfSkips(_ rule: TriedRule) -> Double {
            hits(rule) + (skips(rule) - skipsForALoss * max(0, loss(rule) - loss(best))) / skipsForAHit
        }
        return ([best] + rules.filter { $0.skipThreshold != nil }).max { worthOfSkips($0) < worthOfSkips($1) }
    }

    /// The rule of some measures with the most hits.
    private static func most(
        _ measures: Set<HitRule.Measure>, of rules: [TriedRule], by hits: (TriedRule) -> Double
    ) -> TriedRule? {
        rules.filter { measures.contains($0.measure) && $0.skipThreshold == nil }.max { hits($0) < hits($1) }
    }

    /// The rules that keep a promise on all streams, by the best estimate.
    private static func estimated(_ rules: [TriedRule], keeping promise: Promise) -> [TriedRule] {
        rules.filter { rule in rule.figures.allSatisfy { $0.keeps(promise) } }
    }

    /// The rules that certainly keep a promise on streams of one stickiness, and on those that a gate may take for these.
    private func certain(keeping promise: Promise, at index: Int) -> [TriedRule] {
        let alike = alike(index)
        return rules.filter { rule in alike.allSatisfy { rule.figures[$0].certainlyKeeps(promise) } }
    }

    /// The streams of one stickiness, and those of other kinds that are nearly as sticky.
    private func alike(_ index: Int) -> [Int] {
        stickiness.indices.filter {
            $0 == index
                || streamKinds[$0] != streamKinds[index]
                    && stickiness[$0].place.squareOfDistance(to: stickiness[index].place)
                        < Self.confused * Self.confused
        }
    }

    /// What a person is told of a gate that is asked for a promise: that it is not certified, and why; `nil` where it is.
    package func certificationNote(keeping promise: Promise) -> String? {
        let choice = choice(keeping: promise)
        guard choice.basis != .certified else { return nil }
        let least = Self.leastSequences(certifying: promise, confidence: confidence)
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
    private enum FormerKeys: String, CodingKey { case changeRates }

    /// - Throws: ``GateError`` or `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Once streams were told apart by their labels alone, and all were of one kind, which nothing said.
        let changeRates = try decoder.container(keyedBy: FormerKeys.self)
            .decodeIfPresent([Double].self, forKey: .changeRates)
        let stickiness =
            try changeRates?.map { Stickiness(changes: $0, arrivals: 1) }
            ?? container.decode([Stickiness].self, forKey: .stickiness)
        try self.init(
            profile: try container.decode(BeliefProfile.self, forKey: .profile),
            promise: try container.decode(Promise.self, forKey: .promise),
            streamKinds: try container.decodeIfPresent([String].self, forKey: .streamKinds)
                ?? [String](repeating: "", count: stickiness.count),
            stickiness: stickiness,
            rules: try container.decode([TriedRule].self, forKey: .rules),
            confidence: try container.decode(Double.self, forKey: .confidence),
            records: try container.decode(Int.self, forKey: .records),
            sequences: try container.decode(Int.self, forKey: .sequences),
            certifiedOnly: try container.decode(Bool.self, forKey: .certifiedOnly))
    }
}
