#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

// Names of our own, since the C library's would be imported into every file that needs one.

func naturalLogarithm(_ value: Double) -> Double { log(value) }

func exponential(_ value: Double) -> Double { exp(value) }

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The value below which Student's t stays with a probability.
///
/// - Parameters:
///   - probability: above 0 and below 1.
///   - degrees: of freedom, at least 1.
package func studentQuantile(_ probability: Double, degrees: Int) -> Double {
    precondition(degrees >= 1, "degrees of freedom: expected at least 1, got \(degrees)")
    // On the angle whose tangent is t over the root of the degrees, the distribution is a finite sum (Abramowitz and
    // Stegun, "Handbook of Mathematical Functions", 1964, equations 26.7.3 and 26.7.4).
    var (low, high) = (-Double.pi / 2, Double.pi / 2)
    for _ in 0..<60 {
        let middle = (low + high) / 2
        if (1 + centralShare(within: middle, degrees)) / 2 < probability { low = middle } else { high = middle }
    }
    return Double(degrees).squareRoot() * tan((low + high) / 2)
}

/// How likely Student's t is nearer to 0 than at an angle; negative at a negative one.
private func centralShare(within angle: Double, _ degrees: Int) -> Double {
    let cosine = cos(angle)
    var (term, sum) = degrees % 2 == 0 ? (1.0, 1.0) : (cosine, degrees == 1 ? 0 : cosine)
    for next in stride(from: degrees % 2 == 0 ? 2 : 3, through: degrees - 2, by: 2) {
        term *= cosine * cosine * Double(next - 1) / Double(next)
        sum += term
    }
    return degrees % 2 == 0 ? sin(angle) * sum : (angle + sin(angle) * sum) * 2 / .pi
}

extension [Double] {
    /// Mean and standard deviation of a sample of at least one; the deviation of a single one is 0.
    package var spread: (mean: Double, deviation: Double) {
        let mean = reduce(0, +) / Double(count)
        let squares = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / Double(Swift.max(count - 1, 1))).squareRoot())
    }
}
