internal import Foundation

/// One measured figure, with the bound it should keep where there is one.
package struct BenchmarkFigure: Sendable, CustomStringConvertible {
    package let name: String
    package let value: Double
    package let unit: String
    package let bound: Double?

    init(_ name: String, _ value: Double, _ unit: String, atMost bound: Double? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.bound = bound
    }

    package var description: String {
        let verdict = bound.map { String(format: "  at most %.4g: %@", $0, value <= $0 ? "met" : "not met") } ?? ""
        return name.padding(toLength: 44, withPad: " ", startingAt: 0) + String(format: "%10.4g %@", value, unit)
            + verdict
    }
}

extension [Double] {
    /// The value below which the given share of all values lies; NaN for none.
    func percentile(_ percentile: Double) -> Double { percentiles([percentile])[0] }

    /// The same for several shares.
    func percentiles(_ percentiles: [Double]) -> [Double] {
        let sorted = sorted()
        return percentiles.map { percentile in
            sorted.isEmpty
                ? .nan : sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * percentile / 100))]
        }
    }

    var median: Double { percentile(50) }
}

extension ContinuousClock.Instant {
    var microsecondsElapsed: Double { duration(to: .now) / .microseconds(1) }
}
