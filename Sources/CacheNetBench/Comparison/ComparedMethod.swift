/// A way to answer frames that a comparison knows.
public enum ComparedMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// The full model on the device.
    case deviceOnly = "device-only"
    /// The fallback model on the device.
    case fallbackOnly = "fallback-only"
    /// The edge server's full model.
    case edgeOnly = "edge-only"
    /// The fallback model on the device while it is sure, the edge server when it is not.
    case cascade = "cascade"
    /// CacheNet as the paper has it: a fixed threshold, and every hint counts.
    case paper = "cachenet-paper"
    /// CacheNet as it was asked for.
    case cacheNet = "cachenet"
    /// CacheNet with the paper's threshold, but always with the right partition: a bound on what a cache can do.
    case oracle = "oracle"
    /// CacheNet as it was asked for, but with Belady's replacement: a bound on what a replacement policy can do.
    case belady = "cachenet-belady"

    /// The paper's comparison, which every one contains.
    public static let usual: Set<ComparedMethod> = [.deviceOnly, .edgeOnly, .cacheNet]

    /// The two ways to do without a cache that CacheNet is measured by.
    static let withoutCache: Set<ComparedMethod> = [.deviceOnly, .edgeOnly]

    /// The others.
    public static let extra = allCases.filter { !usual.contains($0) }

    /// For people.
    public var title: String {
        switch self {
        case .deviceOnly, .fallbackOnly, .edgeOnly, .cascade, .oracle: rawValue
        case .paper: "CacheNet (paper)"
        case .cacheNet: "CacheNet"
        case .belady: "CacheNet (Belady)"
        }
    }

    public var explanation: String {
        switch self {
        case .deviceOnly: "the full model on the device, for every frame"
        case .fallbackOnly: "a general model of a partition's size on the device, for every frame"
        case .edgeOnly: "every frame goes over the link to the edge server's full model"
        case .cascade: "the fallback model answers while it is sure; the edge answers the rest"
        case .paper: "CacheNet with the paper's gate: one fixed threshold, every hint counts"
        case .cacheNet: "a small partition on the device answers while it is sure; the edge answers the rest"
        case .oracle: "a bound: always the right partition, the paper's threshold, no downloads"
        case .belady: "a bound: CacheNet that knows the hints to come, and drops the partition that is named again last"
        }
    }

    /// Tells its colour in charts: the same in all of them.
    ///
    /// CacheNet itself, which is emphasised, takes none from the others.
    var colorIndex: Int { Self.allCases.filter { $0 != .cacheNet }.firstIndex(of: self) ?? 0 }

    /// Whether it may answer on the device or not, frame by frame.
    var hasHits: Bool {
        switch self {
        case .deviceOnly, .fallbackOnly, .edgeOnly: false
        case .cascade, .paper, .cacheNet, .oracle, .belady: true
        }
    }

    /// Whether it knows what nobody can know.
    var isBound: Bool { self == .oracle || self == .belady }

    /// Whether it asks the edge server.
    var needsLink: Bool { self != .deviceOnly && self != .fallbackOnly }
}
