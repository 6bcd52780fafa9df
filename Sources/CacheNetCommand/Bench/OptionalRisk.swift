import ArgumentParser

/// A share above 0 and below 1, or the word `none`.
struct OptionalRisk {
    let value: Double?

    init(_ value: Double?) { self.value = value }

    static func parsed(_ text: String) throws -> OptionalRisk {
        if text == "none" { return OptionalRisk(nil) }
        guard let value = Double(text), value > 0, value < 1 else {
            throw ValidationError("expected more than 0 and less than 1, or none, got \(text)")
        }
        return OptionalRisk(value)
    }
}
