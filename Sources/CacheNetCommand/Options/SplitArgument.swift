import ArgumentParser
import CacheNetData

/// `train`, `calibration` or `test`.
struct SplitArgument: ExpressibleByArgument {
    let split: Split

    init(split: Split) {
        self.split = split
    }

    init?(argument: String) {
        guard let split = Split(rawValue: argument) else { return nil }
        self.split = split
    }

    var defaultValueDescription: String { split.rawValue }

    static var allValueStrings: [String] { Split.allCases.map(\.rawValue) }
}
