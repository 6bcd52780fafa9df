/// The runs of one label that a stream is made of.
public struct LabelRuns: Sendable, Hashable {
    /// The number of each frame's run, from 0.
    public let runs: [Int]
    /// Frames since the label changed, 0 for the first one after it; `nil` before the first change.
    public let sinceChange: [Int?]

    /// - Parameter labels: of each frame, in order.
    public init(_ labels: some Collection<Int>) {
        var (run, since): (Int, Int?) = (0, nil)
        var (runs, sinceChange): ([Int], [Int?]) = ([], [])
        var previous: Int?
        for label in labels {
            if let previous, label != previous {
                (run, since) = (run + 1, 0)
            } else {
                since = since.map { $0 + 1 }
            }
            previous = label
            runs.append(run)
            sinceChange.append(since)
        }
        self.runs = runs
        self.sinceChange = sinceChange
    }
}
