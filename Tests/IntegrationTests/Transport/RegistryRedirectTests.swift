import CacheNetBundle
import CacheNetCore
import CacheNetTransport
import Synchronization
import Testing

/// Registries that keep their blobs elsewhere, over real sockets.
struct RegistryRedirectTests {
    private static let blob = [UInt8]("a model".utf8)
    private static let descriptor = Descriptor(
        mediaType: "application/vnd.onnx", digest: Digest.sha256(of: blob), size: blob.count)
    private static let path = "/v2/models/toy/blobs/\(descriptor.digest)"

    private func pull(from url: String) async throws -> Result<[UInt8], TransportError> {
        let connection = EdgeConnection()
        let result: Result<[UInt8], TransportError>
        let registry = try RegistryClient(
            client: connection.downloads, baseURL: url, name: "models/toy", authorization: "Basic c2VjcmV0", attempts: 2
        )
        do throws(TransportError) {
            result = .success(try await registry.blob(Self.descriptor).withUnsafeBytes { [UInt8]($0) })
        } catch {
            result = .failure(error)
        }
        try await connection.shutdown()
        return result
    }

    private static func redirect(to location: String, _ status: String = "307 Temporary Redirect") -> [UInt8] {
        ScriptedServer.response(status: status, headers: ["Location: \(location)"], body: [])
    }

    @Test(arguments: [
        "301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect",
    ])
    func authorizationStaysBehindWhenTheHostChanges(_ status: String) async throws {
        let seen = Mutex<[(path: String, authorization: String?)]>([])
        let storage = try ScriptedServer { request in
            seen.withLock { $0.append((request.path, request.headers["authorization"])) }
            return ScriptedServer.response(body: Self.blob)
        }
        defer { storage.stop() }
        let registry = try ScriptedServer { [url = storage.url] request in
            seen.withLock { $0.append((request.path, request.headers["authorization"])) }
            return Self.redirect(to: "\(url)/bucket?signature=a%2Fb", status)
        }
        defer { registry.stop() }
        #expect(try await pull(from: registry.url).get() == Self.blob)
        let requests = seen.withLock { $0 }
        #expect(requests.map(\.path) == [Self.path, "/bucket?signature=a%2Fb"])
        #expect(requests.map(\.authorization) == ["Basic c2VjcmV0", nil])
    }

    @Test func onTheSameHostAuthorizationGoesAlong() async throws {
        let registry = try ScriptedServer { request in
            guard request.headers["authorization"] == "Basic c2VjcmV0" else {
                return ScriptedServer.response(status: "401 Unauthorized", body: [])
            }
            return request.path == Self.path
                ? Self.redirect(to: "/elsewhere") : ScriptedServer.response(body: Self.blob)
        }
        defer { registry.stop() }
        #expect(try await pull(from: registry.url).get() == Self.blob)
    }

    @Test func theMissingRangeIsAskedOfTheOtherHost() async throws {
        let storage = try ScriptedServer { request in
            request.range == nil
                ? ScriptedServer.response(body: Array(Self.blob[..<3]), declaring: Self.blob.count)
                : ScriptedServer.response(
                    status: "206 Partial Content", headers: ["Content-Range: bytes 3-6/7"], body: Array(Self.blob[3...])
                )
        }
        defer { storage.stop() }
        let registry = try ScriptedServer { [url = storage.url] _ in Self.redirect(to: url) }
        defer { registry.stop() }
        #expect(try await pull(from: registry.url).get() == Self.blob)
    }

    @Test func aCircleIsGivenUp() async throws {
        let requests = Atomic<Int>(0)
        let registry = try ScriptedServer { request in
            requests.add(1, ordering: .relaxed)
            return Self.redirect(to: request.path)
        }
        defer { registry.stop() }
        let error = try await #require(throws: TransportError.self) { try await pull(from: registry.url).get() }
        #expect(error.code == .rejected)
        #expect(error.message.contains("redirects"))
        #expect(requests.load(ordering: .relaxed) == 6)
    }

    @Test(arguments: ["http://127.0.0.1:65536/", "http://127.0.0.1:99999999999999999999/", "file:///etc/passwd"])
    func aRedirectToNowhereIsATypedError(_ location: String) async throws {
        let registry = try ScriptedServer { _ in Self.redirect(to: location) }
        defer { registry.stop() }
        let error = try await #require(throws: TransportError.self) { try await pull(from: registry.url).get() }
        #expect(error.code == .invalidAddress)
        #expect(error.message.contains("redirected: Location: expected"))
    }
}
