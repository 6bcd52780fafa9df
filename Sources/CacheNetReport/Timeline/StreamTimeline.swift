/// How a device answered a stream, frame after frame: what it saw, what it held, who answered, how long it took.
public struct StreamTimeline: Sendable {
    /// Who answered a frame.
    public enum Outcome: Sendable, Hashable, CaseIterable {
        case hit, miss, degraded, failed
    }

    /// The latencies of one way to answer, in milliseconds, one for each frame; `nil` for one that nobody looked at.
    public struct Latencies: Sendable {
        /// What the legend calls this way to answer.
        public let name: String
        /// One for each frame, finite; `nil` for a frame that was not measured.
        public let milliseconds: [Double?]
        /// Drawn in ink, thicker than the others.
        public let isEmphasised: Bool

        /// - Parameter milliseconds: as many as the timeline has frames, which ``StreamTimeline`` checks.
        public init(_ name: String, milliseconds: [Double?], isEmphasised: Bool = false) {
            self.name = name
            self.milliseconds = milliseconds
            self.isEmphasised = isEmphasised
        }
    }

    /// The largest line of ``svg()``; a page shows a title of its own above ``picture()``.
    public let title: String
    /// What a reader should know of the run, below the title.
    public let subtitle: String
    /// What each partition is called; without any, nothing is drawn of what the device holds.
    public let partitions: [String]
    /// For each frame the partition that knows its true label; `nil` where nobody knows.
    public let truth: [Int?]
    /// For each frame the partition that the device held active; `nil` while it held none.
    public let active: [Int?]
    /// For each frame who answered it; at least one.
    public let outcomes: [Outcome]
    /// The lines of the chart at the bottom. Without a single latency ``svg()`` and ``picture()`` throw.
    public let latencies: [Latencies]

    /// - Throws: ``ReportError`` when there is no frame, lists differ in length, a partition has no name, or a latency
    ///   is not finite.
    public init(
        title: String, subtitle: String, partitions: [String], truth: [Int?], active: [Int?], outcomes: [Outcome],
        latencies: [Latencies]
    ) throws(ReportError) {
        guard !outcomes.isEmpty else { throw ReportError(.empty, "timeline: expected at least one frame, got none") }
        let counts = [truth.count, active.count] + latencies.map(\.milliseconds.count)
        guard counts.allSatisfy({ $0 == outcomes.count }) else {
            throw ReportError(.mismatch, "timeline: expected \(outcomes.count) values in every list, got \(counts)")
        }
        if let stray = (truth + active).compactMap(\.self).first(where: { !partitions.indices.contains($0) }) {
            throw ReportError(.mismatch, "timeline: expected a partition of 0..<\(partitions.count), got \(stray)")
        }
        for line in latencies {
            for case (let index, let value?) in line.milliseconds.enumerated() where !value.isFinite {
                throw ReportError(
                    .notFinite, "timeline, \(line.name), frame \(index): expected finite ms, got \(value)")
            }
        }
        self.title = title
        self.subtitle = subtitle
        self.partitions = partitions
        self.truth = truth
        self.active = active
        self.outcomes = outcomes
        self.latencies = latencies
    }
}
