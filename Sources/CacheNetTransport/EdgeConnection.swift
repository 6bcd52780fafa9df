public import AsyncHTTPClient
public import CacheNetCore
internal import Synchronization

/// A device's clients to its edge: one on the device's own thread for inference, one elsewhere for downloads, so that a
/// download never takes the thread from a frame. Shut it down when done.
public final class EdgeConnection: Sendable {
    /// The thread of the device.
    public let executor = EventLoopExecutor()
    /// For frames: it works on the thread of ``executor``.
    public let inference: HTTPClient
    /// For manifests and models: it works on event loops that the process shares.
    public let downloads: HTTPClient
    /// The header of that name for requests to the edge; `nil` without a token.
    public let authorization: String?
    private let isShutDown = Atomic(false)

    /// - Parameter patience: seconds that a transfer may stand still before it is given up (and, for a blob, resumed);
    ///   `nil` waits forever.
    public init(patience: Int64? = 10) {
        authorization = nil
        inference = .edge(on: executor, patience: patience)
        downloads = .edge(patience: patience)
    }

    /// - Parameters:
    ///   - patience: seconds that a transfer may stand still before it is given up; `nil` waits forever.
    ///   - credentials: what is shown to the edge, and whom the device believes. Blocks while it reads their files.
    /// - Throws: `TransportError` `invalidAddress` that names the file that cannot be used, or for a token that no header
    ///   can hold.
    public init(patience: Int64? = 10, credentials: EdgeCredentials) throws(TransportError) {
        let tls = try credentials.tlsConfiguration()
        authorization = try credentials.authorization()
        inference = .edge(on: executor, patience: patience, tls: tls)
        downloads = .edge(patience: patience, tls: tls)
    }

    /// A client must not go without having been shut down, nor its event loop before it.
    deinit {
        guard !isShutDown.load(ordering: .relaxed) else { return }
        Task.detached { [executor, inference, downloads] in
            try? await inference.shutdown()
            try? await downloads.shutdown()
            withExtendedLifetime(executor) {}
        }
    }

    /// Ends both clients with their connections; requests that are under way fail. A second call does nothing.
    ///
    /// - Throws: what a client throws, such as one that was shut down by itself before.
    public func shutdown() async throws {
        guard !isShutDown.exchange(true, ordering: .relaxed) else { return }
        do {
            try await inference.shutdown()
        } catch {
            // Whatever became of the one, the other must not go without having been shut down.
            try await downloads.shutdown()
            throw error
        }
        try await downloads.shutdown()
    }
}
