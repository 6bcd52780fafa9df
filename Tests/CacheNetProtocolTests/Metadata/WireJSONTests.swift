import CacheNetProtocol
import Testing

@Suite struct WireJSONTests {
    @Test func repositoryIndex() throws {
        let index = [RepositoryIndexEntry(name: "toy", version: "sha256:0", state: "READY", reason: "")]
        let body = try WireJSON.encode(index)
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"[{"name":"toy","reason":"","state":"READY","version":"sha256:0"}]"#)
        #expect(try WireJSON.decode([RepositoryIndexEntry].self, from: body) == index)
    }

    @Test func modelMetadata() throws {
        let metadata = ModelMetadata(
            name: "toy", versions: ["1"], platform: "onnx",
            inputs: [ModelMetadata.Port(name: "input", datatype: .uint8, shape: [-1, 3, 4, 4])], outputs: [])
        #expect(try WireJSON.decode(ModelMetadata.self, from: WireJSON.encode(metadata)) == metadata)
    }

    @Test(arguments: ["", "[", "{\"error\":1}", "{}"])
    func refused(text: String) {
        #expect(throws: InferenceError.self) { try WireJSON.decode(ErrorBody.self, from: Array(text.utf8)) }
    }

    @Test func deepNesting() {
        #expect(throws: InferenceError.self) {
            try WireJSON.decode(ErrorBody.self, from: [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20))
        }
    }
}
