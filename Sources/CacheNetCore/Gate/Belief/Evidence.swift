#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What an answer says of each label.
public struct Evidence: Sendable, Equatable {
    /// How likely the answer is for each label of a thing that was not in view before, with a mean of 1; `nil` where
    /// nothing can be made of it.
    public let likelihoods: [Double]

    /// What no answer falls below, so that none rules a label out.
    private static let least = 1e-3

    /// - Parameter likelihoods: one for each label, up to a common factor.
    /// - Returns: `nil` where they hold anything but numbers of at least 0, or only 0.
    public init?(_ likelihoods: [Double]) {
        var sum = 0.0
        for likelihood in likelihoods {
            guard likelihood >= 0 else { return nil }
            sum += likelihood
        }
        guard sum > 0, sum.isFinite else { return nil }
        let mean = sum / Double(likelihoods.count)
        self.likelihoods = likelihoods.map { max($0 / mean, Self.least) }
    }

    /// The answer of a classifier: with all labels equally likely beforehand, its probabilities are proportional to how
    /// likely the answer is for each label.
    ///
    /// - Parameter temperature: above 0.
    public init?(logits: [Float], temperature: Double) {
        self.init(softmax(logits, temperature: temperature))
    }

    /// The probability of a label with all of them equally likely beforehand, 0 to 1.
    public func probability(of label: Int) -> Double { likelihoods[label] / Double(likelihoods.count) }

    /// How probable it is that the most probable label is wrong, 0 to 1; by this frame alone.
    package var doubt: Double { 1 - (likelihoods.max() ?? 0) / Double(likelihoods.count) }

    /// The evidence raised to a power of 0 to 1, which weakens it.
    func weakened(to power: Double) -> [Double] {
        switch power {
        case 0: return [Double](repeating: 1, count: likelihoods.count)
        case 1: return likelihoods
        default:
            // Of many labels most have the least.
            let least = exp(power * log(Self.least))
            return likelihoods.map { $0 == Self.least ? least : exp(power * log($0)) }
        }
    }
}
