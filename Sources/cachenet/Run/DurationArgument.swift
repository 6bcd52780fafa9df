import ArgumentParser

/// A time such as `50ms`, `1.5s` or `200us`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        let units: [(String, Double)] = [("us", 1e-6), ("ms", 1e-3), ("s", 1)]
        for (suffix, scale) in units where argument.hasSuffix(suffix) {
            guard let value = Double(argument.dropLast(suffix.count)), value.isFinite, value > 0, value * scale <= 3600
            else { return nil }
            duration = .seconds(value * scale)
            return
        }
        return nil
    }
}
