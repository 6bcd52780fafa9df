internal import CacheNetCore

/// A frame before anybody has asked for it.
struct TimedPicture: Sendable {
    /// `uint8`, `[1, channels, height, width]`.
    let pixels: Tensor
    /// From the first frame on; `nil` where nobody knows.
    let time: Duration?
    /// Before it was decoded; `nil` where it waits for whoever asks for it.
    var arrival: ContinuousClock.Instant?
}
