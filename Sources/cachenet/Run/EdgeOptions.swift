import ArgumentParser
import AsyncHTTPClient
import CacheNetTransport
import Foundation

struct EdgeOptions: ParsableArguments {
    @Option(help: "The edge server, for example http://127.0.0.1:8080.")
    var edge: String
    @Option(help: "The model's name there (default: the only one that the server lists).")
    var model: String?

    /// Without a slash at the end.
    var url: String { edge.hasSuffix("/") ? String(edge.dropLast()) : edge }

    func validate() throws {
        guard let parsed = URL(string: edge), ["http", "https"].contains(parsed.scheme), parsed.host?.isEmpty == false
        else {
            throw ValidationError("--edge: expected a URL such as http://127.0.0.1:8080, got '\(edge)'")
        }
    }

    func modelName(client: HTTPClient) async throws -> String {
        if let model { return model }
        let names = try await ModelDirectory.names(at: url, client: client)
        guard names.count == 1, let name = names.first else {
            throw TransportError(
                .invalidResponse,
                names.isEmpty
                    ? "\(url) lists no models"
                    : "\(url) lists \(names.joined(separator: ", ")): choose one with --model")
        }
        return name
    }
}
