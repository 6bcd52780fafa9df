package import CacheNetRivals
internal import Foundation

/// CacheNet against the better of device-only and edge-only, by mean latency, and beside it against the cascade.
package struct ComparisonVerdict: Sendable, CustomStringConvertible {
    /// CacheNet against one other method.
    package struct Ratio: Sendable {
        package let against: ComparedMethod
        /// Its mean latency divided by CacheNet's: above 1 where CacheNet is faster.
        package let speedUp: Double
        /// CacheNet's accuracy less the other's, in points of a hundred.
        package let accuracyPoints: Double?

        init(_ cacheNet: MethodFigures, against other: MethodFigures) {
            against = other.method
            speedUp = other.meanMs / cacheNet.meanMs
            accuracyPoints = cacheNet.accuracy.flatMap { ours in other.accuracy.map { 100 * (ours - $0) } }
        }
    }

    package let best: Ratio
    /// `nil` where the cascade did not take part.
    package let cascade: Ratio?

    /// - Returns: `nil` unless there are CacheNet and one of device-only and edge-only.
    package init?(_ methods: [MethodFigures]) {
        guard let cacheNet = methods.first(where: { $0.method == .cacheNet }), cacheNet.meanMs > 0,
            let other = methods.filter({ ComparedMethod.withoutCache.contains($0.method) })
                .min(by: { $0.meanMs < $1.meanMs })
        else { return nil }
        best = Ratio(cacheNet, against: other)
        cascade = methods.first { $0.method == .cascade }.map { Ratio(cacheNet, against: $0) }
    }

    package var description: String {
        let first =
            "CacheNet is \(Self.speed(best.speedUp)) the better of device-only and edge-only (\(best.against.title), by mean "
            + "latency)\(Self.accuracy(best.accuracyPoints))."
        guard let cascade else { return first }
        return "\(first) It is \(Self.speed(cascade.speedUp)) the cascade\(Self.accuracy(cascade.accuracyPoints))."
    }

    static func speed(_ speedUp: Double) -> String {
        speedUp >= 1
            ? String(format: "%.1f x as fast as", speedUp)
            : String(format: "slower: it takes %.1f x as long as", 1 / speedUp)
    }

    static func accuracy(_ points: Double?) -> String {
        guard let points else { return "" }
        return abs(points) < 0.05
            ? ", at the same accuracy"
            : String(format: ", at %.1f points %@ accuracy", abs(points), points < 0 ? "less" : "more")
    }
}
