internal import CacheNetCalibration
internal import Foundation

/// What repetitions with other seeds say of a figure: its mean, and how far that may be off.
package struct SeedEstimate: Sendable, Codable, Equatable {
    package let mean: Double
    /// Half the length of the 95% confidence interval (Student's t); `nil` for a single value, of which nobody can tell.
    package let halfWidth: Double?

    /// - Parameter values: finite.
    /// - Returns: `nil` without any.
    package init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let spread = values.spread
        mean = spread.mean
        guard values.count > 1 else {
            halfWidth = nil
            return
        }
        halfWidth =
            studentQuantile(0.975, degrees: values.count - 1) * spread.deviation / Double(values.count).squareRoot()
    }

    /// For example `5.49` or `5.49 ± 0.12`.
    ///
    /// - Parameters:
    ///   - format: of one number.
    ///   - scale: both are multiplied with it.
    func text(_ format: String, times scale: Double = 1) -> String {
        // Adding 0 takes the sign from nothing.
        let value = String(format: format, mean * scale + 0)
        guard let halfWidth else { return value }
        return "\(value) ± " + String(format: format.replacing("+", with: ""), halfWidth * scale)
    }
}
