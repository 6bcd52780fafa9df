internal import Foundation
internal import Histogram

/// Latencies to three significant digits, in constant memory.
///
/// `@unchecked Sendable` because the library's histogram is a value of plain arrays that is merely not marked so.
package struct LatencyHistogram: @unchecked Sendable {
    private var histogram = Histogram<UInt32>(
        highestTrackableValue: 600_000_000_000, numberOfSignificantValueDigits: .three)

    package init() {}

    package mutating func record(_ latency: Duration) {
        let nanoseconds = UInt64(max(0, min(latency / .nanoseconds(1), 599_000_000_000)))
        histogram.record(nanoseconds)
    }

    package var isEmpty: Bool { histogram.totalCount == 0 }

    /// - Parameter percentile: 0 to 100.
    /// - Returns: microseconds; 0 before the first value.
    package func microseconds(atPercentile percentile: Double) -> Double {
        histogram.totalCount == 0 ? 0 : Double(histogram.valueAtPercentile(percentile)) / 1000
    }

    /// For people.
    var text: String {
        String(
            format: "mean %.0f us, p50 %.0f us, p95 %.0f us, p99 %.0f us", meanMicroseconds,
            microseconds(atPercentile: 50), microseconds(atPercentile: 95), microseconds(atPercentile: 99))
    }

    /// Microseconds; 0 before the first value.
    package var meanMicroseconds: Double { histogram.totalCount == 0 ? 0 : histogram.mean / 1000 }
}
