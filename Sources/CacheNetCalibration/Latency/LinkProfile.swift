internal import Foundation

/// How a network link behaves in each direction: what it takes a byte to cross it.
public struct LinkProfile: Sendable, Hashable, CustomStringConvertible {
    /// A preset's name, or whatever it was given.
    public let name: String
    /// From the last bit sent to the last bit received, one way.
    public let delay: Duration
    /// How far the delay strays to either side, evenly spread.
    public let jitter: Duration
    /// Bits per second towards the device.
    public private(set) var downRate: Double
    /// Bits per second towards the edge.
    public private(set) var upRate: Double
    /// `nil` where nothing is held back by chance.
    public let stalls: LinkStalls?
    /// `nil` where the link is always there.
    public var outage: LinkOutage?

    /// - Parameters:
    ///   - delay, jitter: 0 to an hour.
    ///   - downRate, upRate: bits per second, 1 to 10^12.
    /// - Throws: ``CalibrationError`` with `invalidSetting` for anything else.
    public init(name: String, delay: Duration, jitter: Duration, downRate: Double, upRate: Double)
        throws(CalibrationError)
    {
        let (delays, rates) = (Duration.zero...Duration.seconds(3600), 1...Self.unlimited)
        guard delays.contains(delay), delays.contains(jitter), rates.contains(downRate), rates.contains(upRate) else {
            throw CalibrationError(
                .invalidSetting,
                "link \(name): expected delay and jitter of 0 to 3600 seconds and rates of 1 to \(Self.unlimited) bit/s, "
                    + "got \(delay), \(jitter), \(downRate) and \(upRate) bit/s")
        }
        self.init(name, delay, jitter, downRate, upRate)
    }

    /// In bits per second, more than any link has.
    private static let unlimited = 1e12

    private init(
        _ name: String, _ delay: Duration, _ jitter: Duration, _ downRate: Double, _ upRate: Double,
        stalls: LinkStalls? = nil
    ) {
        self.name = name
        self.delay = delay
        self.jitter = jitter
        self.downRate = downRate
        self.upRate = upRate
        self.stalls = stalls
    }

    /// From the fastest to the slowest.
    public static let presets = [
        LinkProfile("ethernet", .microseconds(300), .zero, 1000e6, 1000e6),
        LinkProfile("wifi", .milliseconds(3), .microseconds(500), 20e6, 20e6),
        LinkProfile("5g", .milliseconds(8), .milliseconds(2), 100e6, 20e6),
        LinkProfile("lte", .milliseconds(25), .milliseconds(5), 20e6, 5e6),
        LinkProfile(
            "congested", .milliseconds(60), .milliseconds(30), 2e6, 1e6,
            stalls: LinkStalls(length: .milliseconds(500), pause: .seconds(10))),
    ]

    /// The presets' names for people.
    public static var presetWords: String { presets.map(\.name).joined(separator: ", ") }

    /// The same for a proxy before a link of the kernel, which keeps the rates.
    package var withoutRates: LinkProfile {
        var profile = self
        profile.downRate = Self.unlimited
        profile.upRate = Self.unlimited
        return profile
    }

    /// - Parameter text: a preset's name.
    /// - Throws: ``CalibrationError`` with `invalidSetting` that lists the presets.
    public init(parsing text: String) throws(CalibrationError) {
        guard let preset = Self.presets.first(where: { $0.name == text }) else {
            throw CalibrationError(.invalidSetting, "link: expected one of \(Self.presetWords), got \"\(text)\"")
        }
        self = preset
    }

    /// For example `wifi: 3 ms +/- 0.5 ms each way, 20 Mbit/s down, 20 Mbit/s up`.
    public var description: String {
        let jitter = jitter > .zero ? String(format: " +/- %g ms", jitter / .milliseconds(1)) : ""
        let steady = String(
            format: "%@: %g ms%@ each way, %g Mbit/s down, %g Mbit/s up", name, delay / .milliseconds(1), jitter,
            downRate / 1e6, upRate / 1e6)
        return ([steady] + [stalls?.description, outage?.description].compactMap(\.self)).joined(separator: ", ")
    }
}
