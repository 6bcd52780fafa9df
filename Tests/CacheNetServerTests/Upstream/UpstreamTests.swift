import CacheNetBundle
import CacheNetCore
import CacheNetProtocol
import NIOHTTP1
import Testing

@testable import CacheNetServer

/// A server whose full model another server runs: here one of the same kind.
struct UpstreamTests {
    private static func label(_ response: InferenceResponse) throws -> Int? {
        argmax(try #require(response.output(named: "logits")).tensor().floats())
    }

    /// The bundle without its full model's code, so that hints come from its own encoder or classes.
    private static func withoutCode(encoder: Bool) -> (inout BundleSpecification) -> Void {
        { specification in
            specification.models[.full] = Fixtures.toy + "/full-nocode.onnx"
            specification.models[.encoder] = encoder ? Fixtures.toy + "/encoder.onnx" : nil
        }
    }

    @Test func answersAreTheOthersAndSoAreCodes() async throws {
        try await LiveServer.run { upstream in
            try await LiveServer.run(fullAt: "\(upstream.url)/v2/models/toy") { server in
                for (colour, partition) in [(0, 0), (1, 0), (2, 1)] {
                    let response = try await server.infer(try Fixtures.request(colour, hint: true))
                    #expect(try Self.label(response) == colour && response.partition == partition)
                    #expect(response.modelVersion == server.bundle.description.digest.description)
                }
                let batch = try await server.infer(try Fixtures.request(2, 0, 1))
                #expect(batch.outputs.map(\.shape) == [[3, 3], [3, 2]])
            }
            #expect(try await upstream.statistics().inferenceCount == 6)
        }
    }

    @Test(arguments: [true, false])
    func hintsAreOnesOwnWhereTheOtherHasNone(encoder: Bool) async throws {
        try await LiveServer.run(change: Self.withoutCode(encoder: false)) { upstream in
            try await LiveServer.run(
                fullAt: "\(upstream.url)/v2/models/toy", change: Self.withoutCode(encoder: encoder)
            ) { server in
                for (colour, partition) in [(0, 0), (1, 0), (2, 1)] {
                    let response = try await server.infer(try Fixtures.request(colour, hint: true))
                    #expect(try Self.label(response) == colour && response.partition == partition)
                    #expect((response.output(named: "code") != nil) == encoder)
                }
            }
        }
    }

    @Test func aServerThatIsGoneIsLeftAlone() async throws {
        try await LiveServer.run(.init(port: 0, allowsModelControl: true)) { upstream in
            try await LiveServer.run(fullAt: "\(upstream.url)/v2/models/toy") { server in
                let (body, length) = try Fixtures.request(0).encode(binary: true)
                #expect(try await upstream.send(.POST, "/v2/repository/models/toy/unload").status == 200)
                // It answers, but not what it was asked.
                let refused = try await server.infer(body, headerLength: length?.description)
                #expect(refused.status == 500 && refused.text.contains("HTTP 404"))
                await upstream.stop()
                var texts: [String] = []
                for _ in 0..<4 {
                    let answer = try await server.infer(body, headerLength: length?.description)
                    #expect(answer.status == 503 && answer.headers["retry-after"] == ["1"])
                    texts.append(answer.text)
                }
                #expect(texts[0].contains("Connection refused"))
                // Left alone after three failures, or found out again where that took long.
                #expect(texts.dropFirst(3).allSatisfy { $0.contains("lately") || $0.contains("Connection refused") })
            }
        }
    }

    @Test(arguments: [
        ("ftp://127.0.0.1/v2/models/a", "a URL"), ("http://127.0.0.1:1/v2/models", "an address such as"),
        ("http://127.0.0.1:1/v2/models/a", "http://127.0.0.1:1/v2/models/a: "),
    ])
    func addressesThatLeadNowhere(address: String, reason: String) async throws {
        let bundle = try LiveServer.description()
        let error = await #expect(throws: ServerError.self) { try await UpstreamModel(at: address, for: bundle) }
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    /// Two inputs, another type, another number of labels; an output of another name is taken where it is the only one.
    @Test func modelsThatDoNotFitAreRefused() async throws {
        let bundle = try LiveServer.description()
        let image = ModelMetadata.Port(name: "x", datatype: .uint8, shape: [-1, 3, 4, 4])
        let scores = ModelMetadata.Port(name: "y", datatype: .float32, shape: [-1, 3])
        func model(_ inputs: [ModelMetadata.Port], _ outputs: [ModelMetadata.Port]) throws -> UpstreamModel {
            let metadata = ModelMetadata(name: "a", versions: nil, platform: "", inputs: inputs, outputs: outputs)
            return try UpstreamModel(
                at: "http://a/v2/models/a", metadata, takesBinary: true, for: bundle, timeout: .seconds(1))
        }
        #expect(try model([image], [scores]).logits.name == "y")
        let float = ModelMetadata.Port(name: "x", datatype: .float32, shape: image.shape)
        let wide = ModelMetadata.Port(name: "y", datatype: .float32, shape: [-1, 4])
        for (inputs, outputs) in [([image, image], [scores]), ([], [scores]), ([float], [scores]), ([image], [wide])] {
            let error = #expect(throws: ServerError.self) { try model(inputs, outputs) }
            #expect(error?.code == .unusableModel)
        }
    }

    @Test func retriesAreATenthOfRequests() {
        var budget = RetryBudget()
        #expect((0..<20).count { _ in budget.spend() } == 10)
        for _ in 0..<25 { budget.earn() }
        #expect((0..<20).count { _ in budget.spend() } == 2)
    }
}
