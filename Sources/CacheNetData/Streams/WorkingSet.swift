/// The few labels that a camera sees for a while, before it sees others.
///
/// For so many runs (of a ``DwellStream``), tracks, walks or frames (of a ``UniformStream``) labels come from so few,
/// by Zipf's law with an exponent of 0.8: the r-th of them with a weight of r^-0.8. Then the set is drawn afresh, the
/// order of its labels included. A run that is under way when the set has had its runs ends with it.
public struct WorkingSet: Sendable, Hashable, Codable, CustomStringConvertible {
    /// How many labels are seen at a time, at least 1 and at most those with records.
    public var labels: Int
    /// How many runs, tracks, walks or frames see the same ones, at least 1.
    public var runs: Int
    /// Whether its labels are of as few groups (a bundle's partitions) as possible.
    public var isAligned: Bool

    /// Nothing is checked before a stream is drawn with it.
    ///
    /// - Parameters: as the properties.
    public init(labels: Int, runs: Int = 60, isAligned: Bool = false) {
        self.labels = labels
        self.runs = runs
        self.isAligned = isAligned
    }

    /// Such as `aligned working set of 5 for 60`.
    public var description: String {
        "\(isAligned ? "aligned " : "")working set of \(labels) for \(runs)"
    }

    /// The weight of each label, the most frequent one first.
    var weights: [Double] { (1...labels).map { 1 / Self.fourFifthsPower(Double($0)) } }

    /// The power 0.8 of a number of at least 1: that of four of its fifth root, found by Newton's method.
    private static func fourFifthsPower(_ value: Double) -> Double {
        var root = value
        while true {
            let next = (4 * root + value / (root * root * root * root)) / 5
            // From above it comes down to the root, until rounding stops it.
            guard next < root else { return root * root * root * root }
            root = next
        }
    }
}
