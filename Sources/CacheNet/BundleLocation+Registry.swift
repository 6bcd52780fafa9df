internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetTransport

extension BundleLocation {
    /// - Parameters:
    ///   - edge: the address of the edge server.
    ///   - store: what knows the names at an edge that does not answer.
    /// - Returns: the registry, and the model's name at the edge; `nil` where the bundle has to say it.
    /// - Throws: `TransportError` or `BundleError` that says what was expected and what came.
    func registry(
        edge: ServerURL, over connection: EdgeConnection, store: ContentStore?
    ) async throws -> (registry: any BundleRegistry, model: String?) {
        switch place {
        case .directory(let path):
            return (try Bundle.open(at: path), nil)
        case .edge(let name):
            let name = try await Self.name(name, at: edge, connection, store)
            return (
                try RegistryClient(
                    client: connection.downloads, baseURL: "\(edge)", name: name,
                    authorization: connection.authorization),
                name
            )
        case .registry(let address, let token):
            let url = try ServerURL(Self.withScheme(address), field: "bundle")
            guard !url.path.isEmpty else {
                throw TransportError(
                    .invalidAddress, "bundle: expected a host and a repository such as edge:8443/street, got \(address)"
                )
            }
            let own = try EdgeCredentials(token: token).authorization()
            let authorization = own ?? (url.isSameServer(as: edge) ? connection.authorization : nil)
            return (
                try RegistryClient(
                    client: connection.downloads, baseURL: "\(url.withoutPath)", name: url.path,
                    authorization: authorization),
                nil
            )
        }
    }

    private static func withScheme(_ address: String) -> String {
        if address.contains("://") { return address }
        let host = address.prefix { !":/".contains($0) }
        return "\(host == "localhost" || host.hasPrefix("127.") ? "http" : "https")://\(address)"
    }

    /// - Returns: the name that was given, or the only one that the edge has; while that is unreachable, that the store has.
    private static func name(
        _ name: String?, at url: ServerURL, _ connection: EdgeConnection, _ store: ContentStore?
    ) async throws -> String {
        if let name { return name }
        let names: [String]
        do {
            names = try await ModelDirectory.names(
                at: "\(url)", client: connection.downloads, authorization: connection.authorization)
        } catch {
            names = store?.rememberedNames(at: "\(url)") ?? []
            if names.isEmpty { throw error }
        }
        guard let name = names.first, names.count == 1 else {
            throw TransportError(.invalidAddress, "\(url): expected one model, or the name of one, got \(brief(names))")
        }
        return name
    }
}
