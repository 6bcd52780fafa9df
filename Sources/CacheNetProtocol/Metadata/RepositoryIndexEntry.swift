/// One element of the answer to `POST /v2/repository/index`.
package struct RepositoryIndexEntry: Sendable, Hashable, Codable {
    package var name: String
    package var version: String?
    /// `READY` for a model that can be asked.
    package var state: String
    package var reason: String

    package init(name: String, version: String?, state: String, reason: String) {
        self.name = name
        self.version = version
        self.state = state
        self.reason = reason
    }
}
