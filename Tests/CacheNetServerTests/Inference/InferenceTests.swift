import CacheNetBundle
import CacheNetCore
import CacheNetProtocol
import CacheNetServer
import NIOHTTP1
import Testing

@Suite struct InferenceTests {
    private func label(_ response: InferenceResponse) throws -> Int? {
        argmax(try #require(response.output(named: "logits")).tensor().floats())
    }

    @Test(arguments: [true, false])
    func answersWithHint(binary: Bool) async throws {
        try await LiveServer.run { server in
            for (colour, partition) in [(0, 0), (1, 0), (2, 1)] {
                var request = try Fixtures.request(colour, hint: true)
                request.id = "frame \(colour)"
                request.wantsBinaryOutputs = binary
                let response = try await server.infer(request, binary: binary)
                #expect(try label(response) == colour)
                #expect(response.partition == partition)
                #expect(response.id == request.id)
                #expect(response.modelVersion == server.bundle.description.digest.description)
                #expect(response.outputs.map(\.name) == ["logits", "code"])
                #expect(response.parameters[WireNames.answeredBy] == .string("full"))
            }
        }
    }

    @Test func batchesAndRequestedOutputs() async throws {
        try await LiveServer.run { server in
            let request = try Fixtures.request(
                2, 0, 1, outputs: [.init(name: "code"), .init(name: "logits", binary: false)])
            let response = try await server.infer(request)
            #expect(response.outputs.map(\.shape) == [[3, 2], [3, 3]])
            #expect(response.partition == nil)
            let logits = try #require(response.output(named: "logits")).tensor().floats()
            #expect((0..<3).map { argmax(Array(logits[$0 * 3..<$0 * 3 + 3])) } == [2, 0, 1])
        }
    }

    @Test func rawRequest() async throws {
        try await LiveServer.run { server in
            let answer = try await server.infer(Fixtures.pixels(1) + Fixtures.pixels(2), headerLength: "0")
            let header = answer.headers.first(name: WireNames.headerLength).flatMap(Int.init)
            let response = try InferenceResponse.decode(MessageBody(answer.body, headerLength: header))
            #expect(header != nil && response.outputs.map(\.shape) == [[2, 3], [2, 2]])
        }
    }

    @Test func hintByEncoderAndByClasses() async throws {
        for encoder in [true, false] {
            func change(_ specification: inout BundleSpecification) {
                specification.models[.full] = Fixtures.toy + "/full-nocode.onnx"
                specification.models[.encoder] = encoder ? Fixtures.toy + "/encoder.onnx" : nil
            }
            try await LiveServer.run(change: change) { server in
                for (colour, partition) in [(0, 0), (1, 0), (2, 1)] {
                    let response = try await server.infer(try Fixtures.request(colour, hint: true))
                    #expect(response.partition == partition)
                    #expect(try label(response) == colour)
                    #expect((response.output(named: "code") != nil) == encoder)
                }
            }
        }
    }

    @Test func answersByPartition() async throws {
        try await LiveServer.run(.init(port: 0, answer: .partition)) { server in
            for (colour, partition) in [(0, 0), (2, 1)] {
                let response = try await server.infer(try Fixtures.request(colour, hint: true))
                #expect(response.parameters[WireNames.answeredBy] == .string("partition"))
                #expect(response.partition == partition)
                #expect(try label(response) == colour)
            }
            let batch = try await server.infer(try Fixtures.request(0, 2))
            #expect(batch.output(named: "logits")?.shape == [2, 3])
        }
    }

    @Test func overload() async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, workers: 1, queueLimit: 2), engine: engine) { server in
            engine.close()
            let (body, length) = try Fixtures.request(0).encode(binary: true)
            try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        let answer = try await server.infer(body, headerLength: length?.description)
                        return (answer.status, answer.headers["retry-after"])
                    }
                }
                var refused = 0
                var answered = 0
                for try await (status, retryAfter) in group {
                    if status == 503 {
                        #expect(retryAfter == ["1"])
                        refused += 1
                        if refused == 4 { engine.open() }
                    } else {
                        #expect(status == 200)
                        answered += 1
                    }
                }
                #expect(refused == 4 && answered == 2)
            }
            #expect(try await server.infer(body, headerLength: length?.description).status == 200)
        }
    }
}
