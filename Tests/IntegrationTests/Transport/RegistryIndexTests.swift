import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetFormats
import CacheNetTransport
import Foundation
import Testing

/// Registries that have an image index under the tag, over real sockets.
struct RegistryIndexTests {
    private static let manifestPath = "/v2/toy/manifests/"
    private let bundle: BundleDescription
    private let toy: ToyBundle

    init() throws {
        toy = try ToyBundle()
        bundle = try CacheNetBundle.Bundle.open(at: toy.url.path).description
    }

    /// - Parameter documents: by reference.
    private func manifest(_ documents: [String: [UInt8]]) async throws -> [UInt8] {
        let server = try ScriptedServer { request in
            let reference = String(request.path.dropFirst(Self.manifestPath.count))
            let accepted = request.headers["accept"] ?? ""
            guard accepted.contains(MediaType.imageManifest), accepted.contains(MediaType.imageIndex),
                let document = documents[reference]
            else { return ScriptedServer.response(status: "404 Not Found", body: []) }
            return ScriptedServer.response(body: document)
        }
        defer { server.stop() }
        return try await RegistryClient(client: .shared, baseURL: server.url, name: "toy").manifest("latest")
    }

    private func entry(_ manifest: [UInt8], _ type: String = MediaType.imageManifest) -> Descriptor {
        Descriptor(mediaType: type, digest: Digest.sha256(of: manifest), size: manifest.count)
    }

    private func index(_ entries: [Descriptor]) throws -> [UInt8] {
        try CanonicalJSON.encode(ImageIndex(manifests: entries))
    }

    @Test func anIndexIsFollowedToItsManifest() async throws {
        let manifest = bundle.manifestBytes
        let found = try await self.manifest([
            "latest": try index([entry(manifest)]), "\(bundle.digest)": manifest,
        ])
        #expect(found == manifest)
    }

    @Test func aManifestIsTakenAsItIs() async throws {
        #expect(try await manifest(["latest": bundle.manifestBytes]) == bundle.manifestBytes)
    }

    @Test func ofSeveralManifestsTheBundlesIsTaken() async throws {
        let other = [UInt8](#"{"schemaVersion": 2}"#.utf8)
        let found = try await manifest([
            "latest": try index([
                entry([1], "application/vnd.oci.image.index.v1+json"), entry(other), entry(bundle.manifestBytes),
            ]),
            "\(Digest.sha256(of: other))": other, "\(bundle.digest)": bundle.manifestBytes,
        ])
        #expect(found == bundle.manifestBytes)
    }

    @Test func anIndexWithoutABundleIsATypedError() async throws {
        let empty = try index([])
        let error = try await #require(throws: TransportError.self) { try await manifest(["latest": empty]) }
        #expect(error.code == .invalidResponse)
        #expect(error.message.contains("expected an image index that lists a bundle"))
    }

    @Test func anIndexThatIsNoneIsATypedError() async throws {
        let wrong = [UInt8](#"{"schemaVersion": 2, "manifests": [{"size": 1e30}]}"#.utf8)
        let error = try await #require(throws: TransportError.self) { try await manifest(["latest": wrong]) }
        #expect(error.code == .invalidResponse)
    }

    @Test func aManifestThatIsNotTheOneListedIsRefused() async throws {
        let manifest = bundle.manifestBytes
        let list = try index([entry(manifest)])
        let error = try await #require(throws: TransportError.self) {
            try await self.manifest(["latest": list, "\(bundle.digest)": manifest + [0x20]])
        }
        #expect(error.code == .corrupted)
    }
}
