internal import CacheNetCore

/// What a device has when a stream begins.
public enum DeviceStart: String, Sendable, Hashable, CaseIterable, Codable {
    /// Nothing.
    case cold
    /// The first partition, and the fallback model where there is one.
    case warm

    func models(hasFallback: Bool) -> [DeviceModel] {
        switch self {
        case .cold: []
        case .warm: [.partition(0)] + (hasFallback ? [.fallback] : [])
        }
    }
}
