internal import Foundation

/// How much slower than this machine a device computes.
public struct DeviceProfile: Sendable, Hashable, CustomStringConvertible {
    /// A preset's name, or the factor as it was written.
    public let name: String
    /// How many times as long a computation takes; 1 to 1000.
    public let factor: Double

    private init(_ name: String, _ factor: Double) {
        self.name = name
        self.factor = factor
    }

    /// From this machine itself to the slowest. The factors are assumptions, not measured on those devices.
    public static let presets = [
        DeviceProfile("same", 1), DeviceProfile("jetson-nano", 4), DeviceProfile("pi4", 8),
    ]

    /// The presets for people: `same (1), jetson-nano (4), pi4 (8)`.
    public static var presetWords: String {
        presets.map { String(format: "%@ (%g)", $0.name, $0.factor) }.joined(separator: ", ")
    }

    /// - Parameter text: a preset's name, or a factor of 1 to 1000 such as `6.5`.
    /// - Throws: ``CalibrationError`` with `invalidSetting` that lists the presets.
    public init(parsing text: String) throws(CalibrationError) {
        if let preset = Self.presets.first(where: { $0.name == text }) {
            self = preset
        } else if let factor = Double(text), (1...1000).contains(factor) {
            self.init(text, factor)
        } else {
            throw CalibrationError(
                .invalidSetting,
                "device: expected one of \(Self.presets.map(\.name).joined(separator: ", ")), or a factor of 1 to 1000, got \"\(text)\""
            )
        }
    }

    /// For example `pi4: 8 x slower (assumed)`.
    public var description: String {
        if factor == 1 { return "\(name): as fast as this machine" }
        // A number is what was asked for and assumes nothing.
        return String(format: "%@: %g x slower", name, factor) + (Double(name) == nil ? " (assumed)" : "")
    }
}
