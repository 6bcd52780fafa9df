import ArgumentParser

/// A value of an option that is more than a number or a word, so that a message has to say what it is.
protocol DescribedArgument: ExpressibleByArgument {
    /// What is expected, after that word.
    static var expected: String { get }
}

extension DescribedArgument {
    static var expected: String { "one of \(allValueStrings.joined(separator: ", "))" }

    /// An option's `transform`. The parser says which option it was and what came.
    static func parsed(_ text: String) throws -> Self {
        guard let value = Self(argument: text) else { throw ValidationError("expected \(expected)") }
        return value
    }
}

extension String: DescribedArgument {
    static var expected: String { "text" }
}

extension UInt64: DescribedArgument {
    static var expected: String { "a whole number of 0 to \(max)" }
}
