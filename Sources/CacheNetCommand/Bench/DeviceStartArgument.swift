import ArgumentParser
import CacheNetRivals

/// `cold` or `warm`.
struct DeviceStartArgument: DescribedArgument, Hashable {
    let start: DeviceStart

    init(start: DeviceStart) {
        self.start = start
    }

    init?(argument: String) {
        guard let start = DeviceStart(rawValue: argument) else { return nil }
        self.start = start
    }

    var defaultValueDescription: String { start.rawValue }
    static var allValueStrings: [String] { DeviceStart.allCases.map(\.rawValue) }
}
