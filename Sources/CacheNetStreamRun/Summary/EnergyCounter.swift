internal import Foundation

/// The energy that the processor has used since a moment, as Linux's powercap interface (RAPL) counts it. Most systems let
/// only root read it.
struct EnergyCounter {
    /// A processor package and, of its counter, the value at the beginning and the range, in microjoules.
    private let zones: [(file: String, begin: UInt64, range: UInt64)]

    /// - Parameter directory: of the interface.
    /// - Returns: `nil` where nothing is counted, or not for this user.
    init?(directory: String = "/sys/class/powercap") {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        // Packages are `intel-rapl:0`; what has two colons is a part of one.
        zones = names.sorted().filter { $0.hasPrefix("intel-rapl:") && $0.split(separator: ":").count == 2 }.compactMap
        {
            let zone = "\(directory)/\($0)"
            guard let begin = Self.value(in: "\(zone)/energy_uj"),
                let range = Self.value(in: "\(zone)/max_energy_range_uj"), range > 0
            else { return nil }
            return ("\(zone)/energy_uj", begin, range)
        }
        if zones.isEmpty { return nil }
    }

    /// Since the beginning; a counter that began again meanwhile did so once. `nil` when one cannot be read any more.
    var joules: Double? {
        var microjoules = 0.0
        for zone in zones {
            guard let now = Self.value(in: zone.file) else { return nil }
            microjoules += Double(now >= zone.begin ? now - zone.begin : zone.range - zone.begin + now)
        }
        return microjoules / 1e6
    }

    private static func value(in file: String) -> UInt64? {
        (try? String(contentsOfFile: file, encoding: .utf8)).flatMap {
            UInt64($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}
