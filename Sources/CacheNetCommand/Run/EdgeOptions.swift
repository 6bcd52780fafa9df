import ArgumentParser
import AsyncHTTPClient
import CacheNetCore
import CacheNetTransport

struct EdgeOptions: ParsableArguments {
    @Option(help: "The edge server, for example http://127.0.0.1:8080.")
    var edge: String
    @Option(help: "The model's name there (default: the only one that the server lists).")
    var model: String?

    func validate() throws {
        do { _ = try url() } catch { throw ValidationError("\(error)") }
    }

    func url() throws(TransportError) -> ServerURL { try ServerURL(edge, field: "--edge") }

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
