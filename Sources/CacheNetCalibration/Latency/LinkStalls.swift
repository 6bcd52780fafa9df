internal import Foundation

/// A link that holds everything back for a while, now and then.
public struct LinkStalls: Sendable, Hashable, CustomStringConvertible {
    /// The mean; evenly spread from half of it to one and a half.
    public let length: Duration
    /// From the end of one to the begin of the next: the mean of an exponential distribution.
    public let pause: Duration

    package init(length: Duration, pause: Duration) {
        self.length = length
        self.pause = pause
    }

    /// For example `stalls of 0.5 s after every 10 s or so`.
    public var description: String {
        String(format: "stalls of %g s after every %g s or so", length / .seconds(1), pause / .seconds(1))
    }
}
