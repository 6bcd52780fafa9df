import ArgumentParser
import CacheNetCore

/// A share above 0 and below 1, or the word `none`.
struct OptionalRisk: DescribedArgument, Hashable {
    static let expected = Promise.changeRiskWords

    let value: Double?

    init(_ value: Double?) { self.value = value }

    init?(argument: String) {
        guard let value = Promise.changeRisk(fromWords: argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.map { "\($0)" } ?? "none" }
}
