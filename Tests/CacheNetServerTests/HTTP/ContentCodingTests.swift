import AsyncHTTPClient
import CacheNetProtocol
import NIOHTTP1
import Testing

@testable import CacheNetServer

struct ContentCodingTests {
    private static let text = Array(String(repeating: "a text that is long enough, ", count: 4000).utf8)

    @Test(arguments: ContentCoding.allCases)
    func bodiesComeBack(coding: ContentCoding) throws {
        for body in [[], [7], Self.text] {
            let compressed = try coding.compress(body)
            #expect(try coding.decompress(compressed, limit: body.count) == body)
        }
        let compressed = try coding.compress(Self.text)
        #expect(compressed.count < Self.text.count / 20)
        let error = #expect(throws: InferenceError.self) {
            try coding.decompress(compressed, limit: Self.text.count - 1)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: ContentCoding.allCases)
    func damageIsRefused(coding: ContentCoding) throws {
        let whole = try coding.compress(Self.text)
        for damaged in [[], Array(whole.dropLast()), whole + [0], Self.text, Array(whole.reversed())] {
            let error = #expect(throws: InferenceError.self) { try coding.decompress(damaged, limit: 1 << 20) }
            #expect(error?.code == .invalidArgument)
        }
    }

    /// Some clients leave zlib's frame out.
    @Test func bareDeflateIsRead() throws {
        let framed = try ContentCoding.deflate.compress(Self.text)
        #expect(
            try ContentCoding.deflate.decompress(Array(framed.dropFirst(2).dropLast(4)), limit: 1 << 20) == Self.text)
    }

    @Test(
        arguments: [
            ("gzip", .gzip), ("deflate, gzip", .deflate), ("deflate;q=0.5, gzip", .gzip), ("gzip;q=0", nil), ("", nil),
            ("br, GZIP ; q=0.1", .gzip), ("identity", nil), ("gzip;q=x", nil),
        ] as [(String, ContentCoding?)])
    func theClientChooses(header: String, coding: ContentCoding?) {
        #expect(ContentCoding(acceptEncoding: header) == coding)
    }

    @Test func theServerUsesThem() async throws {
        try await LiveServer.run { server in
            let frames = try Fixtures.request(0, 1, 2)
            let (body, length) = frames.encode(binary: true)
            let header = length?.description ?? ""
            for coding in ContentCoding.allCases {
                let answer = try await server.send(
                    .POST, "/v2/models/toy/infer",
                    headers: [WireNames.headerLength: header, "content-encoding": coding.rawValue],
                    body: .bytes(try coding.compress(body)))
                #expect(answer.status == 200, "\(answer.text)")
            }
            let unknown = try await server.send(
                .POST, "/v2/models/toy/infer", headers: ["content-encoding": "br"], body: .bytes(body))
            #expect(unknown.status == 415 && unknown.headers["accept-encoding"] == ["gzip, deflate, identity"])
            #expect(unknown.text.contains("gzip, deflate, identity"))
            let bomb = try ContentCoding.gzip.compress([UInt8](repeating: 32, count: 8 << 20))
            let refused = try await server.send(
                .POST, "/v2/models/toy/infer", headers: ["content-encoding": "gzip"], body: .bytes(bomb))
            #expect(refused.status == 413)
            var many = InferenceRequest(
                inputs: [
                    try InferenceTensor(
                        name: "image", datatype: .uint8, shape: [64, 3, 4, 4],
                        bytes: [UInt8](repeating: 3, count: 64 * 48))
                ])
            many.wantsBinaryOutputs = false
            let (long, _) = many.encode(binary: false)
            let answer = try await server.send(
                .POST, "/v2/models/toy/infer", headers: ["accept-encoding": "gzip"], body: .bytes(long))
            #expect(answer.headers["content-encoding"] == ["gzip"] && answer.headers["vary"] == ["accept-encoding"])
            // The client has decompressed it.
            let response = try InferenceResponse.decode(MessageBody(answer.body, headerLength: nil))
            #expect(response.output(named: "logits")?.shape == [64, 3])
        }
    }
}
