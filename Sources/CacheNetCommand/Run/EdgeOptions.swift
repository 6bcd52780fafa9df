import ArgumentParser
import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetGRPC
import CacheNetTransport

struct EdgeOptions: ParsableArguments {
    @Option(
        help: """
            The edge server, for example http://127.0.0.1:8080, or grpc://127.0.0.1:8081 with --registry for the models.
            """)
    var edge: String
    @Option(help: "The model's name there (default: the only one that the server lists).")
    var model: String?

    func validate() throws {
        do {
            if try grpc() == nil { _ = try url() }
        } catch {
            throw ValidationError("\(error)")
        }
    }

    func url() throws(TransportError) -> ServerURL { try ServerURL(edge, field: "--edge") }

    /// `nil` where the edge is asked over HTTP.
    func grpc() throws(TransportError) -> GRPCAddress? {
        guard edge.lowercased().hasPrefix("\(GRPCAddress.scheme)://") else { return nil }
        return try GRPCAddress(edge, field: "--edge")
    }

    /// What a device asks.
    func client(
        over connection: EdgeConnection, model: String, bundle: BundleDescription
    ) throws(TransportError) -> any EdgeInference {
        if let address = try grpc() { return try GRPCEdgeClient(address: address, model: model, bundle: bundle) }
        return try HTTPEdgeClient(
            client: connection.inference, baseURL: url().description, model: model, bundle: bundle)
    }

    func modelName(client: HTTPClient) async throws -> String {
        if let model { return model }
        return try Self.only(
            of: try await ModelDirectory.names(at: url().description, client: client), "\(url()) lists")
    }

    /// - Parameter whose: who has the names, in words.
    static func only(of names: [String], _ whose: String) throws(TransportError) -> String {
        guard let name = names.first, names.count == 1 else {
            throw TransportError(
                .invalidResponse,
                names.isEmpty ? "\(whose) no models" : "\(whose) \(brief(names)): choose one with --model")
        }
        return name
    }
}
