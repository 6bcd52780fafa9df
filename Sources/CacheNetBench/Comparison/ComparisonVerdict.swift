internal import Foundation

/// CacheNet against the better of device-only and edge-only, by mean latency.
public struct ComparisonVerdict: Sendable, Encodable, CustomStringConvertible {
    /// The other method with the lower mean latency.
    public let against: ComparedMethod
    /// Its mean latency divided by CacheNet's: above 1 where CacheNet is faster.
    public let speedUp: Double
    /// CacheNet's accuracy less the other's, in points of a hundred.
    public let accuracyPoints: Double?

    /// - Returns: `nil` unless there are CacheNet and one of them.
    public init?(_ methods: [MethodFigures]) {
        guard let cacheNet = methods.first(where: { $0.method == .cacheNet }), cacheNet.meanMs > 0,
            let other = methods.filter({ $0.method == .deviceOnly || $0.method == .edgeOnly })
                .min(by: { $0.meanMs < $1.meanMs })
        else { return nil }
        against = other.method
        speedUp = other.meanMs / cacheNet.meanMs
        if let ours = cacheNet.accuracy, let theirs = other.accuracy {
            accuracyPoints = 100 * (ours - theirs)
        } else {
            accuracyPoints = nil
        }
    }

    public var description: String {
        let speed =
            speedUp >= 1
            ? String(format: "%.1f x as fast as", speedUp)
            : String(format: "slower: it takes %.1f x as long as", 1 / speedUp)
        let accuracy = accuracyPoints.map { points in
            abs(points) < 0.05
                ? ", at the same accuracy"
                : String(format: ", at %.1f points %@ accuracy", abs(points), points < 0 ? "less" : "more")
        }
        return "CacheNet is \(speed) the better of device-only and edge-only (\(against.title), by mean latency)"
            + "\(accuracy ?? "")."
    }
}
