#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How sticky a stream is, as a gate believes.
public struct Stickiness: Sendable, Hashable, Codable {
    /// How often the label changes: a share of the frames, above 0 and at most 1.
    public let changes: Double
    /// How often another thing comes into view, of whichever label: the same, at least `changes`.
    public let arrivals: Double

    /// Nothing is checked.
    public init(changes: Double, arrivals: Double) {
        self.changes = changes
        self.arrivals = arrivals
    }

    /// - Parameter beliefs: at least one.
    package static func mean(_ beliefs: [Stickiness]) -> Stickiness {
        let count = Double(beliefs.count)
        return Stickiness(
            changes: beliefs.reduce(0) { $0 + $1.changes } / count,
            arrivals: beliefs.reduce(0) { $0 + $1.arrivals } / count)
    }

    /// The logarithms of both rates: streams are as far apart as these.
    var place: SIMD2<Double> { SIMD2(log(changes), log(arrivals)) }
}

extension SIMD2<Double> {
    func squareOfDistance(to other: Self) -> Double {
        let difference = self - other
        return (difference * difference).sum()
    }
}
