/// Who answered a frame.
public enum Origin: String, Sendable, Codable, CaseIterable {
    /// The active partition, whose entropy was below its threshold.
    case hit
    /// The edge server.
    case miss
    /// The active partition, because the edge could not answer in time.
    case degraded
    /// Nobody: no partition gave an answer and neither did the edge.
    case failed
}
