#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Whether a calibration has seen enough to certify a risk.
///
/// Records that are alike, as those of one sequence are, count once: zero losses in n independent sequences bound the
/// loss by 1 - (1 - confidence)^(1/n), about 3/n at a confidence of 0.95 (the rule of three: Hanley and Lippman-Hand,
/// "If Nothing Goes Wrong, Is Everything All Right?", 1983). With fewer, bounds leave hits for a part of the frames at
/// best.
extension LocalityProfile {
    /// The accuracy that hits may cost where nothing else is asked: half a point below the full model.
    public static let usualRisk = 0.005

    /// A gate that answers less than this share of the frames, whatever the stream is like, is one without hits.
    public static let leastHitRatio = 0.01

    /// Sequences, or independent records, without which no gate that may answer every frame can be certified, however
    /// little it lost.
    ///
    /// - Parameters:
    ///   - risk: the loss that is asked for, as a share of all frames; above 0 and below 1.
    ///   - confidence: 0 to 1, exclusive.
    public static func leastSequences(certifying risk: Double, confidence: Double) -> Int {
        guard risk > 0, risk < 1, confidence > 0, confidence < 1 else { return 1 }
        let least = (log1p(-confidence) / log1p(-risk)).rounded(.up)
        return least < 0x1p62 ? max(1, Int(least)) : .max
    }

    /// What the gate goes by when it is asked for a risk: the bounds where they certify it, or where there is nothing
    /// else; estimates where too few sequences were seen, or where the bounds leave no hits.
    public func evidence(keeping risk: Double) -> LossEvidence {
        guard lists.allSatisfy({ $0.lossEstimates != nil }) else { return .bound }
        return hasEnoughSequences(for: risk) && hasHits(keeping: risk, by: .bound) ? .bound : .estimate
    }

    /// Whether the gate, asked for a risk, answers frames and keeps the risk with the calibration's confidence.
    public func isCertified(keeping risk: Double) -> Bool {
        evidence(keeping: risk) == .bound && hasHits(keeping: risk, by: .bound)
    }

    /// The share of hits to expect for each switch rate when the gate is asked for a risk, 0 to 1.
    public func hits(keeping risk: Double) -> [Double] {
        let evidence = evidence(keeping: risk)
        return lists.map { $0.hits(keeping: risk, by: evidence) }
    }

    /// What a person is told of a gate that is asked for a risk: that it is not certified, and why; `nil` where it is.
    package func certificationNote(keeping risk: Double) -> String? {
        guard !isCertified(keeping: risk) else { return nil }
        let estimate = evidence(keeping: risk) == .estimate ? " (best estimate)" : ""
        let least = Self.leastSequences(certifying: risk, confidence: confidence)
        let reason =
            switch sequences {
            case nil: "calibration left no hits"
            case let seen? where seen < least:
                "calibrated on \(seen) independent pictures or sequences, and it takes at least \(least) for a "
                    + "confidence of \(confidence)"
            case let seen?: "it lost too much on \(seen) independent pictures or sequences"
            }
        return "not certified\(estimate) at a risk of \(risk): \(reason)"
    }

    /// Unknown in profiles that do not say how many sequences they come from: their bounds count.
    private func hasEnoughSequences(for risk: Double) -> Bool {
        sequences.map { $0 >= Self.leastSequences(certifying: risk, confidence: confidence) } ?? true
    }

    private func hasHits(keeping risk: Double, by evidence: LossEvidence) -> Bool {
        lists.contains { $0.hits(keeping: risk, by: evidence) >= Self.leastHitRatio }
    }
}
