#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

// Names of our own, since the C library's would be imported into every file that needs one.

func naturalLogarithm(_ value: Double) -> Double { log(value) }

func exponential(_ value: Double) -> Double { exp(value) }

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The value below which a standard normal variable stays with a probability above 0 and below 1.
func normalQuantile(_ probability: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<100 {
        let middle = (low + high) / 2
        if erfc(-middle / 2.0.squareRoot()) / 2 < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
}

extension [Double] {
    /// Mean and standard deviation of a sample of at least one; the deviation of a single one is 0.
    package var spread: (mean: Double, deviation: Double) {
        let mean = reduce(0, +) / Double(count)
        let squares = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / Double(Swift.max(count - 1, 1))).squareRoot())
    }
}
