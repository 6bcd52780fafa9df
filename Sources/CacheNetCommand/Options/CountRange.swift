import ArgumentParser

/// A whole number or several in a row: `3` or `1..4`. At most 10,000.
struct CountRange: DescribedArgument, CustomStringConvertible {
    static let expected = "a whole number, or at most 10000 in a row such as 1..4"

    private let range: ClosedRange<Int>

    init(_ range: ClosedRange<Int>) {
        self.range = range
    }

    init?(argument: String) {
        let ends = argument.ends(of: Int.init)
        guard let ends, ends.0 <= ends.1 else { return nil }
        let (steps, overflow) = ends.1.subtractingReportingOverflow(ends.0)
        guard !overflow, steps < 10_000 else { return nil }
        range = ends.0...ends.1
    }

    var values: [Int] { Array(range) }
    var description: String { range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)" }
    var defaultValueDescription: String { description }
}

extension String {
    /// The two ends of `A..B`, or `A` twice; `nil` where one is no number.
    func ends<Value>(of parse: (String) -> Value?) -> (Value, Value)? {
        guard let dots = firstRange(of: "..") else {
            return parse(self).map { ($0, $0) }
        }
        guard let first = parse(String(self[..<dots.lowerBound])), let last = parse(String(self[dots.upperBound...]))
        else { return nil }
        return (first, last)
    }
}
