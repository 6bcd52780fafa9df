/// Who answered a frame.
public enum Origin: String, Sendable, Codable, CaseIterable {
    /// The device, which was sure by its gate.
    case hit
    /// The edge server.
    case miss
    /// A model on the device, because the edge could not answer in time.
    case degraded
    /// Nobody: no model on the device gave an answer and neither did the edge.
    case failed
}
