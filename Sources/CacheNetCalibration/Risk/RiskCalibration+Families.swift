public import CacheNetCore
internal import CacheNetData

/// The gates that are compared, each as a family of one threshold.
extension RiskCalibration {
    /// Shares of the records that thresholds let pass: finer where few pass, as on streams of foreign inputs they must.
    private static let shares = [0.01, 0.02] + (1...20).map { Double($0) / 20 }
    private static let doubts = [0, 1e-4, 1e-3, 3e-3, 0.01, 0.02, 0.035, 0.06, 0.1, 0.15, 0.25, 0.5]
    /// The powers of the fallback model's evidence, among which a cascade with a filter chooses.
    private static let cascadePowers = [0.1, 0.3, 1]
    /// How many differences between frames are thresholds.
    private static let differences = 16

    /// The paper's rule with one threshold for all partitions, in nats.
    public func fixed(agreement: Int) -> GateFamily {
        let partitions = outcomes.outcomes.partitionCount
        let own = outcomes.outcomes.codes.enumerated().map { record, code in
            outcomes.prediction(of: .partition(code), for: record).entropy
        }
        return GateFamily(thresholds: Self.entropyThresholds(own)) { threshold in
            FixedGate(thresholds: [Double](repeating: threshold, count: partitions), agreement: agreement)
        }
    }

    /// - Precondition: the outcomes have a fallback model.
    public var cascade: GateFamily {
        GateFamily(thresholds: fallbackEntropies) { CascadeGate(threshold: $0) }
    }

    /// The power of the edge's evidence is fitted with the gate; that of the fallback model's is the one with the most
    /// hits.
    ///
    /// - Precondition: the outcomes have a fallback model.
    public var filteredCascade: GateFamily {
        GateFamily(
            Self.cascadePowers.map { power in
                GateFamily(thresholds: Self.doubts) { pool in
                    let filter = LabelFilter(
                        labels: labels, power: power, edgePower: labelFilter(fittedOn: pool).edgePower)
                    return { FilteredCascadeGate(filter: filter, threshold: $0) }
                }
            })
    }

    /// - Precondition: the outcomes have thumbnails, or a fallback model, whichever tells likeness.
    public func reuse(_ likeness: Likeness) -> GateFamily {
        GateFamily(thresholds: [-1] + differences(likeness)) { ReuseGate(likeness, threshold: $0) }
    }

    /// Half of the risk is for repeated answers, as they alone would be allowed to cost; the cascade has what is left.
    ///
    /// - Precondition: the outcomes have a fallback model, and thumbnails where these tell likeness.
    public func reuseCascade(_ likeness: Likeness) -> GateFamily {
        var half = promise
        half.risk /= 2
        let reuse = with(half).choose(reuse(likeness)).threshold ?? -1
        return GateFamily(thresholds: fallbackEntropies) { threshold in
            ReuseCascadeGate(likeness, threshold: reuse, entropyThreshold: threshold)
        }
    }

    private var fallbackEntropies: [Double] {
        Self.entropyThresholds(
            outcomes.outcomes.labels.indices.map { outcomes.prediction(of: .fallback, for: $0).entropy })
    }

    /// From 0, at which nothing passes, to where everything does that is finite; ascending.
    private static func entropyThresholds(_ entropies: [Double]) -> [Double] {
        [0] + quantiles(entropies).filter { $0 > 0 }
    }

    /// Below which ``shares`` of some values are; ascending, without those that are not finite.
    static func quantiles(_ values: [Double]) -> [Double] {
        let values = values.filter(\.isFinite).sorted()
        guard let largest = values.last else { return [] }
        let quantiles = shares.map { share in share < 1 ? values[Int(share * Double(values.count))] : largest.nextUp }
        return quantiles.reduce(into: []) { if $1 > $0.last ?? -.infinity { $0.append($1) } }
    }

    /// Of neighbouring frames, from those of the most alike to the largest, in equal ratios.
    private func differences(_ likeness: Likeness) -> [Double] {
        var generator = SeededGenerator(seed: settings.seed)
        var one = settings
        one.streams = 1
        let found = one.tried(pool).flatMap { tried in
            one.streams(of: tried, from: pool, labels: labelDraw, frames: one.framesPerStream, using: &generator)
                .flatMap { stream in
                    zip(stream, stream.dropFirst()).map { difference(likeness, $0, $1) }
                }
        }
        .filter { $0.isFinite && $0 > 0 }.sorted()
        guard let largest = found.last else { return [0] }
        let smallest = found[found.count / 100]
        let steps = Double(Self.differences - 1)
        return (0..<Self.differences).map { smallest * power(largest / smallest, Double($0) / steps) }
    }

    private func difference(_ likeness: Likeness, _ one: Int, _ other: Int) -> Double {
        switch likeness {
        case .pixels:
            outcomes.outcomes.thumbnails.map { $0[one].difference(from: $0[other]) } ?? .infinity
        case .logits:
            euclideanDistance(
                outcomes.answer(of: .fallback, to: one).logits, outcomes.answer(of: .fallback, to: other).logits)
        }
    }
}
