/// A learning rate that rises to its peak and falls to nothing, both in a straight line (Smith and Topin,
/// "Super-Convergence", 2018).
public struct OneCycle: Sendable, Hashable, Codable {
    public var peak: Double
    /// The share of the training in which the rate rises, 0 to 1.
    public var warmUp: Double

    public init(peak: Double, warmUp: Double = 0.2) {
        self.peak = peak
        self.warmUp = warmUp
    }

    /// - Parameter progress: 0 at the first step up to 1 after the last.
    public func rate(at progress: Double) -> Double {
        progress < warmUp ? peak * progress / warmUp : peak * (1 - progress) / max(1 - warmUp, .ulpOfOne)
    }
}
