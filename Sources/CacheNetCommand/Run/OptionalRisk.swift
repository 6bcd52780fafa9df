import ArgumentParser

/// A share above 0 and below 1, or the word `none`.
struct OptionalRisk: DescribedArgument, Hashable {
    static let expected = "a share above 0 and below 1, or none"

    let value: Double?

    init(_ value: Double?) { self.value = value }

    init?(argument: String) {
        guard argument != "none" else {
            value = nil
            return
        }
        guard let value = Double(argument), value > 0, value < 1 else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.map { "\($0)" } ?? "none" }
}
