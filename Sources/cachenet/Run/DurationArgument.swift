import ArgumentParser

/// A time such as `50ms`, `1.5s` or `200us`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        let units: [(String, Double)] = [("us", 1e-6), ("ms", 1e-3), ("s", 1)]
        for (suffix, scale) in units where argument.hasSuffix(suffix) {
            // From a microsecond to an hour: what is shorter is no time at all.
            guard let value = Double(argument.dropLast(suffix.count)), (1e-6...3600).contains(value * scale) else {
                return nil
            }
            duration = .seconds(value * scale)
            return
        }
        return nil
    }
}
