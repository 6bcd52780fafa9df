/// One element of the answer to `POST /v2/repository/index`.
public struct RepositoryIndexEntry: Sendable, Hashable, Codable {
    public var name: String
    public var version: String?
    /// `READY` for a model that can be asked.
    public var state: String
    public var reason: String

    public init(name: String, version: String?, state: String, reason: String) {
        self.name = name
        self.version = version
        self.state = state
        self.reason = reason
    }
}
