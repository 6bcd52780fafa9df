/// How much of something came in each minute of a day.
package struct MinuteLoad: Sendable, Hashable {
    package static let minutes = 24 * 60

    /// One number for each minute.
    package internal(set) var counts = [Int](repeating: 0, count: minutes)

    package init() {}

    /// `Int.max` where it is more.
    package var total: Int { counts.reduce(0) { $0.addingOrLargest($1) } }

    /// At the largest number that can be counted it stays.
    mutating func add(_ more: Int, at minute: Int) { counts[minute] = counts[minute].addingOrLargest(more) }

    /// In a second, over the day.
    package var mean: Double { Double(total) / Double(60 * Self.minutes) }

    /// In a second, of the busiest minute.
    package var peak: Double { Double(counts.max() ?? 0) / 60 }

    /// The busiest minute; the first of several.
    package var peakMinute: Int { counts.firstIndex(of: counts.max() ?? 0) ?? 0 }

    /// In a second: 99 of 100 minutes have no more.
    package var p99: Double { Double(counts.sorted()[Self.minutes * 99 / 100 - 1]) / 60 }

    /// In a second, of the busiest minute among some.
    package func peak(in range: Range<Int>) -> Double { Double(counts[range].max() ?? 0) / 60 }
}
