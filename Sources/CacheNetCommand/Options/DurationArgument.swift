import ArgumentParser

/// A time such as `50ms`, `1.5s` or `200us`, from a microsecond to an hour.
struct DurationArgument: DescribedArgument {
    static let expected = "a time of 1us to 3600s, such as 50ms or 1.5s"

    let duration: Duration

    private static let seconds = 1e-6...3600.0

    init?(argument: String) {
        let units: [(String, Double)] = [("us", 1e-6), ("ms", 1e-3), ("s", 1)]
        for (suffix, scale) in units where argument.hasSuffix(suffix) {
            guard let value = Double(argument.dropLast(suffix.count)), Self.seconds.contains(value * scale) else {
                return nil
            }
            duration = .seconds(value * scale)
            return
        }
        return nil
    }
}
