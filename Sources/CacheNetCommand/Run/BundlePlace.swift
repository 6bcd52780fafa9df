import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTransport
import Logging

/// Where a run pulls from.
struct BundlePlace {
    let registry: RegistryClient
    /// The model's name at the edge; `nil` where the bundle has to say it.
    let model: String?

    /// - Parameters:
    ///   - store: what knows the names at an edge that does not answer.
    init(
        edge: EdgeOptions, registry: RegistryOptions, connection: EdgeConnection, store: ContentStore?, logger: Logger
    ) async throws {
        let registryAddress = try registry.url()
        if registryAddress == nil, try edge.grpc() != nil {
            throw TransportError(.invalidAddress, "--edge: expected --registry beside an edge by gRPC, for the models")
        }
        let address = try registryAddress ?? edge.url()
        let client = connection.downloads
        // The edge's token is for nobody else.
        let authorization = try registry.authorization() ?? (registryAddress == nil ? connection.authorization : nil)
        if registry.registry != nil, !address.path.isEmpty {
            // The repository is known, and the edge need not be there yet.
            self.registry = try RegistryClient(
                client: client, baseURL: address.withoutPath.description, name: address.path,
                authorization: authorization)
            model = edge.model
            return
        }
        guard try edge.grpc() == nil || edge.model != nil else {
            throw TransportError(
                .invalidAddress,
                "--registry: expected a repository behind the address, or --model, with an edge by gRPC")
        }
        let name = try await Self.name(at: edge, in: address, connection, store: store, logger)
        self.registry = try RegistryClient(
            client: client, baseURL: address.description, name: name, authorization: authorization)
        model = name
    }

    private static func name(
        at edge: EdgeOptions, in address: ServerURL, _ connection: EdgeConnection, store: ContentStore?,
        _ logger: Logger
    ) async throws -> String {
        do {
            return try await edge.modelName(over: connection)
        } catch let error as TransportError {
            let known = store?.rememberedNames(at: address.description) ?? []
            guard error.code != .rejected, error.code != .cancelled, !known.isEmpty else { throw error }
            let name = try EdgeOptions.only(of: known, "\(error); the store has of \(address)")
            logger.warning("\(error); taking \(name), which the store has from \(address)")
            return name
        }
    }
}
