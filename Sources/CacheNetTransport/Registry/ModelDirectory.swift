public import AsyncHTTPClient
public import CacheNetCore
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Which models an edge server has.
public enum ModelDirectory {
    private struct Entry: Decodable {
        let name: String
    }

    /// Asks `POST /v2/repository/index`.
    ///
    /// - Parameter authorization: the header of that name.
    /// - Returns: the names of the models that are there, in the server's order.
    public static func names(
        at baseURL: String, client: HTTPClient, authorization: String? = nil
    ) async throws(TransportError) -> [String] {
        let url = "\(try ServerURL(baseURL))/v2/repository/index"
        do {
            var request = HTTPClientRequest(url: url)
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json")
            if let authorization { request.headers.add(name: "Authorization", value: authorization) }
            request.body = .bytes(ByteBuffer(string: "{}"))
            let response = try await client.execute(request, timeout: .seconds(10))
            let body = try await response.body.collect(upTo: 1 << 20)
            guard response.status == .ok else {
                let error = TransportError(requesting: url, status: response.status.code, body: String(buffer: body))
                throw error.code == .rejected ? TransportError(.rejected, "\(error); is this an edge server?") : error
            }
            do {
                return try JSONDecoder().decode([Entry].self, from: Data(body.readableBytesView)).map(
                    \.name)
            } catch {
                throw TransportError(
                    .invalidResponse, "\(url): expected a JSON list of models; is this an edge server?")
            }
        } catch {
            throw TransportError(requesting: url, cause: error)
        }
    }
}
