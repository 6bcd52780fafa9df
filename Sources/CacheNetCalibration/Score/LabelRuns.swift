/// The runs of one label that a stream is made of.
public struct LabelRuns: Sendable, Hashable {
    /// The number of each frame's run, from 0.
    public let runs: [Int]
    /// Frames since the label changed, 0 for the first one after it; `nil` before the first change.
    public let sinceChange: [Int?]

    /// - Parameter labels: of each frame, in order.
    public init(_ labels: some Collection<Int>) {
        var run = 0
        var changes = ChangeCount()
        var (runs, sinceChange): ([Int], [Int?]) = ([], [])
        for label in labels {
            let since = changes.next(label)
            if since == 0 { run += 1 }
            runs.append(run)
            sinceChange.append(since)
        }
        self.runs = runs
        self.sinceChange = sinceChange
    }
}
