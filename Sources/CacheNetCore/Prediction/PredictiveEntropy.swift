#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Shannon's entropy of a prediction in nats, `-sum p ln p`, with `0 ln 0 = 0`.
///
/// - Parameter probabilities: values of 0 to 1 that sum to 1.
/// - Returns: 0 for a certain prediction up to `ln(labels)` for a uniform one; NaN when a probability is not a
///   number of 0 to 1, so that a broken output never looks certain.
public func predictiveEntropy(of probabilities: [Double]) -> Double {
    var entropy = 0.0
    for probability in probabilities {
        guard probability >= 0, probability <= 1 else { return .nan }
        if probability > 0 { entropy -= probability * log(probability) }
    }
    return probabilities.isEmpty ? .nan : entropy
}
