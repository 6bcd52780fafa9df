internal import Foundation

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
struct Ticks: Sendable, Equatable {
    /// In ascending order; the first and the last enclose all values.
    let values: [Double]
    /// `nil`: as many as it takes.
    private let decimals: Int?

    /// - Parameters:
    ///   - range: bounds within ``LineChart/largest`` of 0.
    ///   - count: about how many steps.
    init(covering range: ClosedRange<Double>, count: Int = 5) {
        let largest = max(abs(range.lowerBound), abs(range.upperBound))
        let isOneValue = range.upperBound - range.lowerBound <= max(largest * 1e-9, 1e-100)
        // One value alone gets room on both sides.
        let room = isOneValue ? max(largest, 1) * 0.5 : 0
        let (low, high) = (range.lowerBound - room, range.upperBound + room)
        let rough = (high - low) / Double(count)
        let power = pow(10, floor(log10(rough)))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? power * 10
        let first = (low / step + 1e-9).rounded(.down)
        let last = (high / step - 1e-9).rounded(.up)
        values = stride(from: first, through: last, by: 1).map { $0 * step }
        decimals = min(9, max(0, -Int(floor(log10(step) + 1e-9))))
    }

    /// Powers of ten, and 2 and 5 times these where there are few.
    ///
    /// - Parameter range: above 0.
    init(logarithmic range: ClosedRange<Double>) {
        let powers = Int(floor(log10(range.lowerBound)))...Int(ceil(log10(range.upperBound)))
        let factors: [Double] = powers.count > 4 ? [1] : [1, 2, 5]
        values = powers.flatMap { power in factors.map { $0 * pow(10, Double(power)) } }
        decimals = nil
    }

    var range: ClosedRange<Double> { (values.first ?? 0)...(values.last ?? 1) }

    func label(_ value: Double) -> String {
        guard let decimals else { return String(format: "%g", value) }
        return abs(value) >= 1e6 || (value != 0 && abs(value) < 1e-6)
            ? String(format: "%g", value) : String(format: "%.\(decimals)f", value)
    }
}
