public import CacheNetBundle

/// What one bearer token opens. The server keeps the token's SHA-256, never the token.
public struct AccessToken: Sendable, Hashable {
    /// What a token may be used for.
    public enum Scope: String, Sendable, CaseIterable {
        /// Inference, the models' metadata and statistics, pulls, and reports of devices.
        case device
        /// `GET /metrics`.
        case metrics
        /// Everything, the dashboard and loading of models among it.
        case admin
    }

    /// Stands in logs and in limits.
    public let name: String
    /// Of the token's characters.
    public let digest: Digest
    /// What it may be used for.
    public let scopes: Set<Scope>
    /// The models that it opens; `nil` for all.
    public let models: Set<String>?

    /// - Parameters:
    ///   - name: for logs.
    ///   - digest: the SHA-256 of the token's characters.
    ///   - scopes: at least one, or it opens nothing.
    ///   - models: the models that it opens; `nil` for all. An admin's token opens all.
    public init(name: String, digest: Digest, scopes: Set<Scope>, models: Set<String>? = nil) {
        self.name = name
        self.digest = digest
        self.scopes = scopes
        self.models = models
    }

    func allows(model name: String) -> Bool {
        scopes.contains(.admin) || (scopes.contains(.device) && (models?.contains(name) ?? true))
    }

    func allows(_ scope: Scope) -> Bool { scopes.contains(.admin) || scopes.contains(scope) }
}
