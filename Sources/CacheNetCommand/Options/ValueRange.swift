import ArgumentParser

/// A number or several from one to another, evenly spaced: `0.5`, `0.2..2.0` (ten) or `0.2..2.0/19`. At most 10,000, of up
/// to a million.
struct ValueRange: DescribedArgument {
    static let expected =
        "a number of 0 to 1000000, or several such as 0.2..2.0 (ten) or 0.2..2.0/19 (2 to 10000)"

    private static let usualCount = 10
    private static let range = 0...1e6
    /// So that 0.2 and three tenths of 1.8 more are 0.8.
    private static let decimals = 1e9

    let values: [Double]

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let (first, last) = parts[0].ends(of: Double.init),
            Self.range.contains(first), Self.range.contains(last), first <= last, parts.count == 1 || first < last
        else { return nil }
        if first == last {
            values = [first]
            return
        }
        guard let count = parts.count == 2 ? Int(parts[1]) : Self.usualCount, (2...10_000).contains(count) else {
            return nil
        }
        values = (0..<count).map { index in
            let value = first + (last - first) * Double(index) / Double(count - 1)
            return (value * Self.decimals).rounded() / Self.decimals
        }
    }
}
