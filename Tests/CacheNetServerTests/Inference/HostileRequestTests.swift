import AsyncHTTPClient
import CacheNetProtocol
import CacheNetServer
import NIOCore
import NIOHTTP1
import Testing

@Suite struct HostileRequestTests {
    static let documents = [
        "", "{", "[]", "null", "{\"inputs\":[]}", String(repeating: "[", count: 1 << 20),
        String(repeating: "{\"a\":", count: 1 << 18), document(shape: "[1,3,4,5]"), document(shape: "[0,3,4,4]"),
        document(shape: "[-1,3,4,4]"), document(shape: "[1,3,-4,-4]"), document(shape: "[65,3,4,4]"),
        document(shape: "[9223372036854775807,3,4,4]"), document(shape: "[4611686018427387904,4611686018427387904]"),
        document(shape: "[1,3,4,4]", data: "[1]"), document(shape: "[1,3,4,4]", data: "[[[[300]]]]"),
        document(shape: "[1,3,4,4]", datatype: "FP32"), document(shape: "[48]"),
        document(name: "other", shape: "[1,3,4,4]"),
        document(shape: "[1,3,4,4]", rest: ",\"outputs\":[{\"name\":\"other\"}]"),
        document(shape: "[1,3,4,4]", rest: ",\"parameters\":{\"cachenet_hint\":1}"),
        document(shape: "[1,3,4,4]", rest: ",\"parameters\":{\"cachenet_hint\":1e400}"),
        document(shape: "[1,3,4,4]", rest: ",\"parameters\":{\"cachenet_hint\":99999999999999999999}"),
        document(shape: "[1,3,4,99999999999999999999]"), document(shape: "[1e0,3,4,4]"), document(shape: "[1,3,4,4.0]"),
        document(shape: "[0,9223372036854775807,9223372036854775807]"), document(shape: "[1,3,4,4]", data: "[1e400]"),
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,3,4,4],\"datatype\":\"UINT8\",\"parameters\":"
            + "{\"binary_data_size\":9223372036854775807}}]}",
    ]

    @Test func refusedDocuments() async throws {
        try await LiveServer.run(.init(port: 0, maxBodyBytes: 4 << 20)) { server in
            for text in Self.documents {
                let answer = try await server.infer(Array(text.utf8))
                #expect(answer.status == 400, "\(text.prefix(120)): \(answer.text)")
                #expect(throws: Never.self) { try WireJSON.decode(ErrorBody.self, from: answer.body) }
            }
            let good = try await server.infer(Array(Self.document(shape: "[1,3,4,4]").utf8))
            #expect(good.status == 200, "\(good.text)")
        }
    }

    @Test func refusedHeadersAndSizes() async throws {
        try await LiveServer.run { server in
            let (body, headerLength) = try Fixtures.request(0).encode(binary: true)
            let length = try #require(headerLength)
            for wrong in [
                "-1", "+1", "x", "", "1.5", "\(length - 1)", "\(length + 1)", "\(body.count + 1)",
                "99999999999999999999",
            ] {
                #expect(try await server.infer(body, headerLength: wrong).status == 400, "\(wrong)")
            }
            #expect(try await server.infer(body + [0], headerLength: "\(length)").status == 400)
            #expect(try await server.infer(Array(body.dropLast()), headerLength: "\(length)").status == 400)
            #expect(try await server.infer([1, 2, 3], headerLength: "0").status == 400)
            #expect(try await server.infer(body, headerLength: "\(length)", model: "other").status == 404)
            let twoFrames = try Fixtures.request(0, 1, hint: true).encode(binary: true)
            #expect(
                try await server.infer(twoFrames.body, headerLength: twoFrames.headerLength?.description).status == 400)
        }
    }

    @Test func oversizedBodies() async throws {
        try await LiveServer.run(.init(port: 0, maxBodyBytes: 100_000)) { server in
            let declared = try await server.infer([UInt8](repeating: 32, count: 100_001))
            #expect(declared.status == 413 && declared.headers["connection"] == ["close"])
            #expect(throws: Never.self) { try WireJSON.decode(ErrorBody.self, from: declared.body) }
            let chunks = AsyncStream<ByteBuffer>(unfolding: { ByteBuffer(repeating: 32, count: 10_000) })
            let chunked = try await server.send(
                .POST, "/v2/models/toy/infer", body: .stream(chunks, length: .unknown))
            #expect(chunked.status == 413 && chunked.headers["connection"] == ["close"])
            #expect(try await server.infer([UInt8](repeating: 32, count: 100_000)).status == 400)
        }
    }

    private static func document(
        name: String = "image", shape: String, datatype: String = "UINT8", data: String? = nil, rest: String = ""
    ) -> String {
        let numbers = data ?? "[" + [String](repeating: "7", count: 48).joined(separator: ",") + "]"
        return """
            {"inputs":[{"name":"\(name)","shape":\(shape),"datatype":"\(datatype)","data":\(numbers)}]\(rest)}
            """
    }
}
