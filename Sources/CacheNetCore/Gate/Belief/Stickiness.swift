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

    /// How far apart two streams are, in logarithms of rates, at least 0.
    func distance(to other: Stickiness) -> Double {
        let (changes, arrivals) = (log(changes / other.changes), log(arrivals / other.arrivals))
        return (changes * changes + arrivals * arrivals).squareRoot()
    }
}
