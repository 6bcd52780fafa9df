import CacheNetBundle
import CacheNetProtocol
import NIOHTTP1
import Testing

@Suite struct ProtocolRouteTests {
    @Test func metadataAndHealth() async throws {
        try await LiveServer.run { server in
            for path in ["/v2", "/v2/"] {
                let answer = try await server.get(path)
                #expect(answer.status == 200)
                #expect(answer.headers["docker-distribution-api-version"] == ["registry/2.0"])
                let metadata = try WireJSON.decode(ServerMetadata.self, from: answer.body)
                #expect(metadata.extensions.contains("binary_tensor_data"))
            }
            let version = server.bundle.description.digest.description
            for path in [
                "/v2/health/live", "/v2/health/ready", "/v2/models/toy/ready",
                "/v2/models/toy/versions/\(version)/ready",
            ] {
                #expect(try await server.get(path).status == 200)
            }
            for path in ["/v2/models/toy", "/v2/models/toy/versions/\(version)"] {
                let metadata = try WireJSON.decode(ModelMetadata.self, from: try await server.get(path).body)
                #expect(metadata.versions == [version])
                #expect(metadata.inputs == [.init(name: "image", datatype: .uint8, shape: [-1, 3, 4, 4])])
                #expect(metadata.outputs.map(\.shape) == [[-1, 3], [-1, 2]])
            }
            let index = try await server.send(.POST, "/v2/repository/index")
            let entries = try WireJSON.decode([RepositoryIndexEntry].self, from: index.body)
            #expect(entries == [.init(name: "toy", version: version, state: "READY", reason: "")])
        }
    }

    @Test func healthIsSaidInTheBodyToo() async throws {
        try await LiveServer.run { server in
            for (path, body) in [
                ("/v2/health/live", #"{"live":true}"#), ("/v2/health/ready", #"{"ready":true}"#),
                ("/v2/models/toy/ready", #"{"name":"toy","ready":true}"#),
            ] {
                let answer = try await server.get(path)
                #expect(answer.text == body && answer.headers["content-type"] == ["application/json"])
            }
        }
    }

    @Test func refusals() async throws {
        try await LiveServer.run { server in
            for path in [
                "/x", "/v2/models", "/v2/models/other", "/v2/models/other/ready", "/v2/models/toy/versions/1",
                "/v2/health/other", "/v2/repository", "/v2/repository/models/toy", "/v2/models/toy/other", "/v2/toy",
            ] {
                let answer = try await server.get(path)
                #expect(answer.status == 404)
                #expect(throws: Never.self) { try WireJSON.decode(ErrorBody.self, from: answer.body) }
            }
            for path in [
                "/v2/trace/setting", "/v2/logging", "/v2/systemsharedmemory/status",
                "/v2/cudasharedmemory/region/a/register",
                "/v2/models/toy/trace/setting", "/v2/models/toy/generate",
            ] {
                let answer = try await server.get(path)
                #expect(answer.status == 501)
                #expect(throws: Never.self) { try WireJSON.decode(ErrorBody.self, from: answer.body) }
            }
            for path in ["/v2/models/toy/infer", "/v2/repository/index", "/v2/repository/models/toy/load"] {
                let answer = try await server.get(path)
                #expect(answer.status == 405 && answer.headers["allow"] == ["POST"])
            }
            #expect(try await server.send(.DELETE, "/v2/models/toy").status == 405)
        }
    }
}
