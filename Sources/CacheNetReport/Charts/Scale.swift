internal import Foundation

/// How an axis turns numbers into lengths.
public enum Scale: Sendable, Hashable {
    case linear
    /// Equal ratios are equal lengths; for numbers above 0.
    case logarithmic

    /// The range with a little room at both ends.
    func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        switch self {
        case .linear:
            let room = (range.upperBound - range.lowerBound) * 0.04
            return range.lowerBound - room...range.upperBound + room
        case .logarithmic:
            let room = pow(range.upperBound / range.lowerBound, 0.04)
            return range.lowerBound / room...range.upperBound * room
        }
    }

    /// Where a value lies between two others, 0 to 1 within them; the middle where they are one.
    func share(of value: Double, in range: ClosedRange<Double>) -> Double {
        func length(_ value: Double) -> Double { self == .linear ? value : log10(value) }
        let (low, high) = (length(range.lowerBound), length(range.upperBound))
        return high > low ? (length(value) - low) / (high - low) : 0.5
    }
}
