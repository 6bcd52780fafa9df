/// How many subjects walk, how often and how long, as a user writes it: `100` for so many subjects, or any of
/// `subjects=100,walks=12,frames=30,seed=3`; what is not named keeps its default.
///
/// A subject's walks depend on the seed and the subject's number alone, and a walk's frames on neither the number of
/// walks nor that of frames: larger numbers only add.
public struct WalkersParameters: Sendable, Hashable, CustomStringConvertible {
    /// 2 to 10,000.
    public let subjects: Int
    /// Walks of each subject over all splits, 3 to 1,000.
    public let walks: Int
    /// Frames of each walk, 1 to 1,000, at ``WalkersDataset/framesPerSecond``.
    public let frames: Int
    /// The same seed gives the same subjects and walks.
    public let seed: UInt64

    /// - Throws: ``DataError`` when a number is outside its range.
    public init(subjects: Int = 20, walks: Int = 12, frames: Int = 30, seed: UInt64 = 1) throws(DataError) {
        try Self.check("subjects", subjects, 2...10_000)
        try Self.check("walks", walks, 3...1_000)
        try Self.check("frames", frames, 1...1_000)
        self.subjects = subjects
        self.walks = walks
        self.frames = frames
        self.seed = seed
    }

    /// - Parameter text: as above; an empty one means all defaults.
    /// - Throws: ``DataError`` when a name is unknown or comes twice, or a number is none or outside its range.
    public init(_ text: String) throws(DataError) {
        var values: [Substring: UInt64] = [:]
        let fields = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.count == 2 ? parts[0] : "subjects"
            guard parts.count == 2 || fields.count == 1, Self.names.contains(name), values[name] == nil,
                let value = UInt64(parts[parts.count - 1])
            else {
                throw DataError(
                    .invalidSource,
                    "walkers: expected a number of subjects, or each at most once of "
                        + "subjects=N,walks=N,frames=N,seed=N, got \"\(text.prefix(80))\"")
            }
            values[name] = value
        }
        func number(_ name: Substring, _ standard: Int) -> Int {
            values[name].map { Int(clamping: $0) } ?? standard
        }
        try self.init(
            subjects: number("subjects", 20), walks: number("walks", 12), frames: number("frames", 30),
            seed: values["seed"] ?? 1)
    }

    /// All parameters, in a form that gives these again.
    public var description: String { "subjects=\(subjects),walks=\(walks),frames=\(frames),seed=\(seed)" }

    private static let names: Set<Substring> = ["subjects", "walks", "frames", "seed"]

    private static func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws(DataError) {
        guard range.contains(value) else {
            throw DataError(
                .invalidSource,
                "walkers: expected \(name) of \(range.lowerBound) to \(range.upperBound), got \(value)")
        }
    }
}
