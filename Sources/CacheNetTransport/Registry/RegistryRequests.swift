internal import AsyncHTTPClient
internal import CacheNetCore
internal import NIOCore
internal import NIOHTTP1

/// Asks a registry, and whom it redirects to: large registries keep blobs elsewhere.
struct RegistryRequests {
    private static let mostRedirects = 5

    let client: HTTPClient
    let registry: ServerURL
    /// For the registry itself and for nobody else.
    let authorization: String?

    func get(_ url: String, headers: HTTPHeaders) async throws -> HTTPClientResponse {
        var address = try ServerURL(url)
        for _ in 0...Self.mostRedirects {
            var request = HTTPClientRequest(url: address.description)
            request.headers = headers
            if let authorization, address.origin == registry.origin {
                request.headers.add(name: "Authorization", value: authorization)
            }
            let response = try await client.execute(request, timeout: .seconds(10))
            guard [301, 302, 303, 307, 308].contains(response.status.code),
                let location = response.headers.first(name: "Location")
            else { return response }
            do throws(TransportError) {
                address = try address.redirected(to: location)
            } catch {
                throw TransportError(.invalidAddress, "\(url): redirected: \(error)")
            }
        }
        throw TransportError(.rejected, "\(url): expected at most \(Self.mostRedirects) redirects, got more")
    }
}
