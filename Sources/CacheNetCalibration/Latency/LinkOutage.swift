internal import CacheNetCore
internal import Foundation

/// A link that is gone on a schedule: at the end of every period, for so long.
public struct LinkOutage: Sendable, Hashable, CustomStringConvertible {
    /// How long the link is gone each time, at least a millisecond.
    public let length: Duration
    /// From the begin of one outage to the begin of the next, at most an hour.
    public let period: Duration

    private static let shortest = Duration.milliseconds(1)
    private static let longest = Duration.seconds(3600)

    /// - Parameters:
    ///   - length: at least a millisecond.
    ///   - period: from the begin of one outage to the begin of the next, longer than an outage by a millisecond or more,
    ///     and at most an hour.
    /// - Throws: ``CalibrationError`` with `invalidSetting` for anything else.
    public init(length: Duration, period: Duration) throws(CalibrationError) {
        guard length >= Self.shortest, period <= Self.longest, period - length >= Self.shortest else {
            throw CalibrationError(
                .invalidSetting,
                "outage: expected at least \(Self.shortest), less than from one to the next, and at most \(Self.longest), "
                    + "got \(length) of every \(period)")
        }
        self.length = length
        self.period = period
    }

    /// The outage that has begun last by a time, or the first one where none has.
    package func last(by time: Duration) -> Range<Duration> {
        let periods = max(1, Int(((time + length) / period).rounded(.down)))
        let end = period * periods
        return end - length..<end
    }

    /// For example `gone for 5 s of every 60 s`.
    public var description: String {
        String(format: "gone for %g s of every %g s", length / .seconds(1), period / .seconds(1))
    }
}
