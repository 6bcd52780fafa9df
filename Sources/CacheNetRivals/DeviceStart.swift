internal import CacheNetCalibration
internal import CacheNetCore

/// What a device has when a stream begins.
package enum DeviceStart: String, Sendable, Hashable, CaseIterable, Codable {
    /// Nothing.
    case cold
    /// The first partition, and the fallback model where there is one.
    case warm

    /// Of these, the ones that there are.
    var models: [DeviceModel] { self == .warm ? StreamSimulation.warmStart : [] }
}
