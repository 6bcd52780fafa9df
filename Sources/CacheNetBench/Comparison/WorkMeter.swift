internal import CacheNetCore
internal import CacheNetEmulation

/// Reads what was computed so far, so that a method's turn is the difference between two readings.
///
/// A turn includes what its method left behind it for a moment, such as loading a partition that has just arrived.
struct WorkMeter: Sendable {
    let slowDown: SlowDown
    /// The edge server's process.
    let server: ProcessUsage?

    var reading: Work { Work(device: slowDown.computed, server: server?.computed) }
}
