public import AsyncHTTPClient

/// A device's clients to its edge: one on the device's own thread for inference, one elsewhere for downloads, so that a
/// download never takes the thread from a frame. Shut it down when done.
public final class EdgeConnection: Sendable {
    /// The thread of the device.
    public let executor = EventLoopExecutor()
    public let inference: HTTPClient
    public let downloads: HTTPClient

    /// - Parameter patience: seconds that a transfer may stand still before it is given up (and, for a blob, resumed);
    ///   `nil` waits forever.
    public init(patience: Int64? = 10) {
        inference = .edge(on: executor, patience: patience)
        downloads = .edge(patience: patience)
    }

    public func shutdown() async throws {
        try await inference.shutdown()
        try await downloads.shutdown()
    }
}
