/// Where an edge server listens.
package struct ServerAddress: Sendable, Hashable {
    package let host: String
    package let port: Int

    package init(host: String = "127.0.0.1", port: Int) {
        self.host = host
        self.port = port
    }

    /// For a client, without a slash at the end.
    package var url: String { "http://\(host):\(port)" }
}
