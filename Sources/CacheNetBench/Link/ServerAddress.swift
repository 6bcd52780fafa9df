/// Where an edge server listens.
public struct ServerAddress: Sendable, Hashable {
    public let host: String
    public let port: Int

    public init(host: String = "127.0.0.1", port: Int) {
        self.host = host
        self.port = port
    }

    /// For a client, without a slash at the end.
    public var url: String { "http://\(host):\(port)" }
}
