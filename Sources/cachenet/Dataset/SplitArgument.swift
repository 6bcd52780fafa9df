import ArgumentParser
import CacheNetData

/// `train`, `calibration` or `test`.
struct SplitArgument: ExpressibleByArgument {
    let split: Split

    init?(argument: String) {
        guard let split = Split(rawValue: argument) else { return nil }
        self.split = split
    }

    static var allValueStrings: [String] { Split.allCases.map(\.rawValue) }
}
