import CacheNetBundle
import CacheNetCore
import NIOHTTP1
import Testing

@testable import CacheNetServer

@Suite struct RegistryTests {
    @Test func manifests() async throws {
        try await LiveServer.run { server in
            let digest = server.bundle.description.digest.description
            for reference in ["latest", digest] {
                let answer = try await server.get("/v2/toy/manifests/\(reference)")
                #expect(answer.status == 200)
                #expect(answer.body == server.bundle.description.manifestBytes)
                #expect(answer.headers["content-type"] == ["application/vnd.oci.image.manifest.v1+json"])
                #expect(answer.headers["docker-content-digest"] == [digest])
                #expect(answer.headers["etag"] == ["\"\(digest)\""])
                let immutable = answer.headers["cache-control"].joined().contains("immutable")
                #expect(immutable == (reference != "latest"))
                let head = try await server.send(.HEAD, "/v2/toy/manifests/\(reference)")
                #expect(head.status == 200 && head.body.isEmpty)
                #expect(head.headers["content-length"] == [answer.body.count.description])
            }
            let known = try await server.get("/v2/toy/manifests/latest", ["If-None-Match": "W/\"x\", \"\(digest)\""])
            #expect(known.status == 304 && known.body.isEmpty && known.headers["content-length"].isEmpty)
        }
    }

    @Test func blobs() async throws {
        try await LiveServer.run { server in
            let description = server.bundle.description
            for layer in description.manifest.layers + [description.manifest.config] {
                let path = "/v2/toy/blobs/\(layer.digest)"
                let whole = try await server.get(path)
                #expect(whole.status == 200 && whole.headers["accept-ranges"] == ["bytes"])
                #expect(Digest.sha256(of: whole.body) == layer.digest)
                let head = try await server.send(.HEAD, path, headers: ["Range": "bytes=0-1"])
                #expect(head.status == 200 && head.headers["content-length"] == [layer.size.description])
                let part = try await server.get(path, ["Range": "bytes=3-9"])
                #expect(part.status == 206 && part.body == Array(whole.body[3...9]))
                #expect(part.headers["content-range"] == ["bytes 3-9/\(layer.size)"])
                let tag = "\"\(layer.digest)\""
                let same = try await server.get(path, ["Range": "bytes=-4", "If-Range": tag])
                #expect(same.status == 206 && same.body == Array(whole.body.suffix(4)))
                let other = try await server.get(path, ["Range": "bytes=-4", "If-Range": "\"other\""])
                #expect(other.status == 200 && other.body == whole.body)
                let several = try await server.get(path, ["Range": "bytes=0-1,3-4"])
                #expect(several.status == 200 && several.body == whole.body)
                let beyond = try await server.get(path, ["Range": "bytes=\(layer.size)-"])
                #expect(beyond.status == 416 && beyond.headers["content-range"] == ["bytes */\(layer.size)"])
                #expect(try await server.get(path, ["If-None-Match": tag]).status == 304)
            }
        }
    }

    @Test func errors() async throws {
        try await LiveServer.run { server in
            let unknown = "sha256:" + String(repeating: "0", count: 64)
            let table = [
                ("/v2/other/manifests/latest", 404, "NAME_UNKNOWN"), ("/v2/toy/manifests/v2", 404, "MANIFEST_UNKNOWN"),
                ("/v2/toy/manifests/\(unknown)", 404, "MANIFEST_UNKNOWN"),
                ("/v2/toy/manifests/sha256:x", 400, "DIGEST_INVALID"),
                ("/v2/toy/blobs/\(unknown)", 404, "BLOB_UNKNOWN"),
                ("/v2/toy/blobs/..%2F..%2Findex.json", 400, "DIGEST_INVALID"),
                ("/v2/toy/manifests", 404, "NAME_UNKNOWN"),
                ("/v2/toy/blobs/\(server.bundle.description.digest)", 404, "BLOB_UNKNOWN"),
            ]
            for (path, status, code) in table {
                let answer = try await server.get(path)
                #expect(answer.status == status, "\(path)")
                #expect(answer.text.hasPrefix("{\"errors\":[{\"code\":\"\(code)\",\"message\":"), "\(answer.text)")
            }
            let put = try await server.send(.PUT, "/v2/toy/manifests/latest")
            #expect(put.status == 405 && put.text.contains("UNSUPPORTED"))
            #expect(try await server.get("/v2/toy/tags/list").text == #"{"name":"toy","tags":["latest"]}"#)
        }
    }
}
