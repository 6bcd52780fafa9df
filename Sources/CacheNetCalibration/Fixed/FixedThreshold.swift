internal import CacheNetCore
internal import CacheNetData

/// The paper's gate: one threshold for every partition and every stream. It is the loosest at which, as at every tighter
/// one, a test at the asked confidence finds the loss below what was asked, on a stated mix of own and foreign inputs
/// (fixed-sequence testing: Angelopoulos et al., "Learn then Test", 2021).
///
/// The loss is the net one against the full model, over all frames: P(hit, full model right, partition wrong) - P(hit,
/// full model wrong, partition right).
public struct FixedThreshold: Sendable, Hashable, Codable {
    /// The loss that is allowed, as a share of all frames, at least a millionth and below 1.
    public var risk: Double
    /// With which probability it is kept, above 0 and below 1.
    public var confidence: Double
    /// The share of the frames that are foreign to the partition which sees them, 0 to 1.
    public var foreignShare: Double
    /// Decides which records are seen by which partition.
    public var seed: UInt64

    /// How many thresholds are tried.
    private static let steps = 200
    /// To be sure of less takes more records than any data set has.
    private static let leastRisk = 0.000_001

    /// Nothing is checked before ``check()``.
    ///
    /// - Parameters: as the properties.
    public init(risk: Double = 0.01, confidence: Double = 0.9, foreignShare: Double = 0.15, seed: UInt64 = 1) {
        self.risk = risk
        self.confidence = confidence
        self.foreignShare = foreignShare
        self.seed = seed
    }

    /// - Returns: nats; 0, at which nothing is a hit, where no other is safe or there are no partitions.
    public func threshold(of outcomes: TemperedOutcomes) -> Double {
        let partitions = outcomes.outcomes.partitionCount
        guard partitions > 0 else { return 0 }
        return threshold(of: outcomes) { record, generator in
            let own = outcomes.outcomes.codes[record]
            guard partitions > 1, generator.drawUnit() < foreignShare else { return .partition(own) }
            return .partition((own + 1 + generator.draw(below: partitions - 1)) % partitions)
        }
    }

    /// The same rule for the fallback model, to which nothing is foreign; 0 without one.
    public func fallbackThreshold(of outcomes: TemperedOutcomes) -> Double {
        outcomes.hasFallback ? threshold(of: outcomes) { _, _ in .fallback } : 0
    }

    /// - Parameter model: the model that sees a record.
    private func threshold(
        of outcomes: TemperedOutcomes, seenBy model: (Int, inout SeededGenerator) -> DeviceModel
    ) -> Double {
        var generator = SeededGenerator(seed: seed)
        return threshold(
            generator.shuffled(Array(outcomes.outcomes.codes.indices)).map { record in
                let prediction = outcomes.prediction(of: model(record, &generator), for: record)
                return Frame(entropy: prediction.entropy, loss: Double(outcomes.loss(prediction.label, record: record)))
            })
    }

    /// - Throws: ``CalibrationError`` that names the value which is out of its range.
    public func check() throws(CalibrationError) {
        guard risk >= Self.leastRisk, risk < 1 else {
            throw CalibrationError(
                .invalidSetting, "risk: expected \(Self.leastRisk) or more and less than 1, got \(risk)")
        }
        guard confidence > 0, confidence < 1 else {
            throw CalibrationError(
                .invalidSetting, "confidence: expected more than 0 and less than 1, got \(confidence)")
        }
        guard foreignShare >= 0, foreignShare <= 1 else {
            throw CalibrationError(.invalidSetting, "foreign-share: expected 0 to 1, got \(foreignShare)")
        }
    }

    /// How many records it takes at the least to be sure of anything.
    public var leastRecords: Int { BettingTest(bound: risk, confidence: confidence).leastDraws }

    private struct Frame {
        let entropy: Double
        let loss: Double
    }

    private func threshold(_ frames: [Frame]) -> Double {
        let entropies = frames.map(\.entropy).filter(\.isFinite).sorted()
        guard let largest = entropies.last else { return 0 }
        let test = BettingTest(bound: risk, confidence: confidence)
        var safe = 0.0
        for step in 1...Self.steps {
            // A hit is strictly below the threshold.
            let candidate = step < Self.steps ? entropies[entropies.count * step / Self.steps] : largest.nextUp
            guard test.isMeanBelow(frames.map { $0.entropy < candidate ? $0.loss : 0 }) else { break }
            safe = candidate
        }
        return safe
    }
}
