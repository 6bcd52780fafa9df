/// How much of something came in each minute of a day.
public struct MinuteLoad: Sendable, Hashable {
    public static let minutes = 24 * 60

    /// One number for each minute.
    public internal(set) var counts = [Int](repeating: 0, count: minutes)

    public init() {}

    /// `Int.max` where it is more.
    public var total: Int { counts.reduce(0) { $0.addingOrLargest($1) } }

    /// At the largest number that can be counted it stays.
    mutating func add(_ more: Int, at minute: Int) { counts[minute] = counts[minute].addingOrLargest(more) }

    /// In a second, over the day.
    public var mean: Double { Double(total) / Double(60 * Self.minutes) }

    /// In a second, of the busiest minute.
    public var peak: Double { Double(counts.max() ?? 0) / 60 }

    /// The busiest minute; the first of several.
    public var peakMinute: Int { counts.firstIndex(of: counts.max() ?? 0) ?? 0 }

    /// In a second: 99 of 100 minutes have no more.
    public var p99: Double { Double(counts.sorted()[Self.minutes * 99 / 100 - 1]) / 60 }

    /// In a second, of the busiest minute among some.
    public func peak(in range: Range<Int>) -> Double { Double(counts[range].max() ?? 0) / 60 }
}
