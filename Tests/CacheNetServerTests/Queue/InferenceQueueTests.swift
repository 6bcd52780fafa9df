import CacheNetProtocol
import CacheNetServer
import Foundation
import NIOHTTP1
import Testing

/// Requests that wait: together, in turn, and not for ever. One test at a time: while models stand still, others may
/// need the threads.
@Suite(.serialized) struct InferenceQueueTests {
    /// Answers requests while the models stand still, so that all but the first wait, and then lets them run.
    private func ask(
        _ requests: [InferenceRequest], of server: LiveServer, engine: GatedEngine
    ) async throws -> [LiveServer.Answer] {
        try await withThrowingTaskGroup(of: (Int, LiveServer.Answer).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask {
                    let (body, length) = request.encode(binary: true)
                    return (index, try await server.infer(body, headerLength: length?.description))
                }
                // Each is there before the next one is sent.
                try await server.waitForRequests(index + 1)
            }
            engine.open()
            var answers: [Int: LiveServer.Answer] = [:]
            for try await (index, answer) in group { answers[index] = answer }
            return requests.indices.compactMap { answers[$0] }
        }
    }

    @Test(arguments: [(1, [1, 1, 1, 1, 1]), (8, [1, 4]), (2, [1, 2, 2])])
    func whatWaitsRunsTogether(batch: Int, runs: [Int]) async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, workers: 1, dynamicBatch: batch), engine: engine) { server in
            engine.close()
            let answers = try await ask(try (0..<5).map { _ in try Fixtures.request(0) }, of: server, engine: engine)
            #expect(answers.map(\.status) == [Int](repeating: 200, count: 5))
            #expect(engine.batches == runs)
            let statistics = try await server.statistics()
            #expect(statistics.inferenceCount == 5 && statistics.executionCount == UInt64(runs.count))
            #expect(statistics.batchStats.map(\.batchSize) == Set(runs.map(UInt64.init)).sorted())
            #expect(statistics.inferenceStats.success.count == 5 && statistics.inferenceStats.queue.count == 5)
        }
    }

    @Test func aPictureThatCannotBeReadIsNothingToTheOthers() async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, workers: 1), engine: engine) { server in
            engine.close()
            let bad = InferenceRequest(
                inputs: [try InferenceTensor(name: "image", shape: [1], elements: [Array("GIF89a".utf8)])])
            let requests = [try Fixtures.request(0), try Fixtures.request(1), bad, try Fixtures.request(2)]
            let answers = try await ask(requests, of: server, engine: engine)
            #expect(answers.map(\.status) == [200, 200, 400, 200])
            #expect(answers[2].text.contains("a GIF picture"))
            #expect(engine.batches == [1, 2])
        }
    }

    @Test func nobodyIsAnsweredTooLate() async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, workers: 1, dynamicBatch: 1), engine: engine) { server in
            engine.close()
            let first = Task { try await server.infer(try Fixtures.request(0)) }
            try await server.waitForRequests(1)
            var impatient = try Fixtures.request(1)
            impatient.parameters[WireNames.timeout] = .int(1)
            let (body, length) = impatient.encode(binary: true)
            let late = try await server.infer(body, headerLength: length?.description)
            #expect(late.status == 504 && late.text.contains("timeout"))
            engine.open()
            _ = try await first.value
            #expect(engine.batches == [1])
        }
    }

    @Test func whoLeavesIsNotAnswered() async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, workers: 1, dynamicBatch: 1), engine: engine) { server in
            engine.close()
            let first = Task { try await server.infer(try Fixtures.request(0)) }
            try await server.waitForRequests(1)
            let (body, length) = try Fixtures.request(1).encode(binary: true)
            do {
                let leaving = try RawConnection(to: server)
                await leaving.send(
                    "POST /v2/models/toy/infer HTTP/1.1\r\nHost: a\r\ncontent-length: \(body.count)\r\n"
                        + "\(WireNames.headerLength): \(length ?? 0)\r\n\r\n")
                await leaving.send(body)
                try await server.waitForRequests(2)
                withExtendedLifetime(leaving) {}
            }
            try await server.waitForRequests(1)
            engine.open()
            _ = try await first.value
            #expect(engine.batches == [1])
        }
    }

    @Test func memoryForBodiesIsBounded() async throws {
        try await LiveServer.run(.init(port: 0, bodyMemory: 200)) { server in
            let (body, length) = try Fixtures.request(0, 1, 2).encode(binary: true)
            #expect(body.count > 200)
            let refused = try await server.infer(body, headerLength: length?.description)
            #expect(refused.status == 503 && refused.headers["retry-after"] == ["1"])
            // What was refused or answered has given its bytes back.
            for _ in 0..<3 {
                #expect(try await server.infer(Fixtures.pixels(1), headerLength: "0").status == 200)
            }
        }
    }
}
