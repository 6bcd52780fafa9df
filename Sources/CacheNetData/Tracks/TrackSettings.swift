/// Which pictures become tracks, and how long those are.
public struct TrackSettings: Sendable, Hashable, Codable {
    private static let lengths = 1.0...1000
    private static let counts = 1...100_000
    /// All poses are computed at first; more are a slip of the finger.
    private static let mostViews = 20_000_000.0

    /// Mean number of views of a picture before another one comes, 1 to 1,000. Lengths are geometrically distributed:
    /// at least 1 and at most 8 times the mean.
    public var length: Double
    /// How many pictures become tracks, 1 to 100,000; fewer where the data set has fewer.
    public var count: Int
    /// Whether a second picture comes into view, and how.
    public var transition: TrackTransition
    /// The same seed gives the same tracks, bit for bit, on every platform.
    public var seed: UInt64

    /// Nothing is checked before ``check()``.
    ///
    /// - Parameters: as the properties.
    public init(length: Double = 16, count: Int = 2400, transition: TrackTransition = .cut, seed: UInt64 = 1) {
        self.length = length
        self.count = count
        self.transition = transition
        self.seed = seed
    }

    /// - Throws: ``DataError`` that names the first setting which is out of its range.
    public func check() throws(DataError) {
        guard Self.lengths.contains(length) else {
            throw DataError(
                .invalidSource, "track-length: expected 1 to \(Int(Self.lengths.upperBound)), got \(length)")
        }
        guard Self.counts.contains(count) else {
            throw DataError(.invalidSource, "tracks: expected 1 to \(Self.counts.upperBound), got \(count)")
        }
        guard length * Double(count) <= Self.mostViews else {
            throw DataError(
                .invalidSource,
                "tracks: expected at most \(Int(Self.mostViews)) views of all pictures, got \(count) x \(length)")
        }
    }
}
