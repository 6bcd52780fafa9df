/// A way to answer frames that a comparison knows.
package enum ComparedMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// The full model on the device.
    case deviceOnly = "device-only"
    case deviceOnlyFiltered = "device-only-filtered"
    /// The fallback model on the device.
    case fallbackOnly = "fallback-only"
    case fallbackOnlyFiltered = "fallback-only-filtered"
    /// The edge server's full model.
    case edgeOnly = "edge-only"
    case edgeOnlyFiltered = "edge-only-filtered"
    /// The fallback model on the device while it is sure, the edge server when it is not.
    case cascade
    case cascadeFiltered = "cascade-filtered"
    /// The edge server's last answer while frames hardly change.
    case reuse
    case reuseLogits = "reuse-logits"
    case reuseCascade = "reuse-cascade"
    /// CacheNet as the paper has it: a fixed threshold, and every hint counts.
    case paper = "cachenet-paper"
    /// CacheNet as it was asked for.
    case cacheNet = "cachenet"
    /// The better of CacheNet's gates, but always with the right partition: a bound on what a cache can do.
    case oracle = "oracle"
    /// CacheNet as it was asked for, but with Belady's replacement: a bound on what a replacement policy can do.
    case belady = "cachenet-belady"

    /// The paper's comparison, which every one contains.
    package static let usual: Set<ComparedMethod> = [.deviceOnly, .edgeOnly, .cacheNet]

    /// The two ways to do without a cache that CacheNet is measured by.
    package static let withoutCache: Set<ComparedMethod> = [.deviceOnly, .edgeOnly]

    /// The others.
    package static let extra = allCases.filter { !usual.contains($0) }

    /// For people.
    package var title: String {
        switch self {
        case .deviceOnly, .fallbackOnly, .edgeOnly, .cascade, .oracle: rawValue
        case .deviceOnlyFiltered: "device-only + filter"
        case .fallbackOnlyFiltered: "fallback-only + filter"
        case .edgeOnlyFiltered: "edge-only + filter"
        case .cascadeFiltered: "cascade + filter"
        case .reuse: "reuse (pixels)"
        case .reuseLogits: "reuse (logits)"
        case .reuseCascade: "reuse + cascade"
        case .paper: "CacheNet (paper)"
        case .cacheNet: "CacheNet"
        case .belady: "CacheNet (Belady)"
        }
    }

    package var explanation: String {
        switch self {
        case .deviceOnly: "the full model on the device, for every frame"
        case .deviceOnlyFiltered: "the same, its answers filtered over time"
        case .fallbackOnly: "a general model of a partition's size on the device, for every frame"
        case .fallbackOnlyFiltered: "the same, its answers filtered over time"
        case .edgeOnly: "every frame goes over the link to the edge server's full model"
        case .edgeOnlyFiltered: "the same, its answers filtered over time"
        case .cascade: "the fallback model answers while it is sure; the edge answers the rest"
        case .cascadeFiltered: "the same, sure by a filter over all answers so far"
        case .reuse: "the edge's last answer is repeated while pixels hardly change"
        case .reuseLogits: "the edge's last answer is repeated while the fallback model's logits hardly change"
        case .reuseCascade: "reuse by pixels first, then the cascade"
        case .paper: "CacheNet with the paper's gate: one fixed threshold, every hint counts"
        case .cacheNet: "a small model on the device answers while it is sure; the edge answers the rest"
        case .oracle: "a bound: the better of CacheNet's gates, the right partition always active, no downloads"
        case .belady: "a bound: CacheNet that knows the hints to come, and drops the partition that is named again last"
        }
    }

    /// Tells its colour in charts: the same in all of them.
    ///
    /// CacheNet itself, which is emphasised, takes none from the others.
    package var colorIndex: Int { Self.allCases.filter { $0 != .cacheNet }.firstIndex(of: self) ?? 0 }

    /// Whether it may answer on the device or not, frame by frame.
    package var hasHits: Bool { !isFullModel && self != .fallbackOnly && self != .fallbackOnlyFiltered }

    /// Whether it knows what nobody can know.
    package var isBound: Bool { self == .oracle || self == .belady }

    /// Whether every frame is answered by the full model.
    package var isFullModel: Bool { runsFullModelOnDevice || self == .edgeOnly || self == .edgeOnlyFiltered }

    package var runsFullModelOnDevice: Bool { self == .deviceOnly || self == .deviceOnlyFiltered }

    /// Whether it asks the edge server about frames.
    package var asksEdge: Bool { !runsFullModelOnDevice }

    /// Whether partitions answer.
    package var usesPartitions: Bool { [.paper, .cacheNet, .oracle, .belady].contains(self) }

    /// Whether there is nothing of it without partitions.
    package var needsPartitions: Bool { usesPartitions && self != .cacheNet }

    /// Whether it takes the bundle's fallback model.
    package var needsFallback: Bool {
        [.fallbackOnly, .fallbackOnlyFiltered, .cascade, .cascadeFiltered, .reuseLogits, .reuseCascade].contains(self)
    }

    /// Whether it has values that a bundle does not hold, and that are set on the calibration split beforehand.
    package var needsCalibration: Bool {
        switch self {
        case .deviceOnlyFiltered, .fallbackOnlyFiltered, .edgeOnlyFiltered, .cascade, .cascadeFiltered, .reuse,
            .reuseLogits, .reuseCascade:
            true
        case .deviceOnly, .fallbackOnly, .edgeOnly, .paper, .cacheNet, .oracle, .belady: false
        }
    }
}
