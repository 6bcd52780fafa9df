import CacheNetCore
import CacheNetProtocol
import NIOPosix
import Testing

@testable import CacheNetServer

/// Requests that wait: together, in turn, and not for ever.
struct InferenceQueueTests {
    private let runner = HeldRunner()
    private let statistics = StatisticsCounter(name: "toy", version: "1")

    private func queue(requests: Int = 64, workers: Int = 1, batch: Int = 8) -> InferenceQueue {
        InferenceQueue(
            limits: .init(requests: requests, workers: workers, batch: batch, delay: .zero), runner: runner,
            statistics: statistics, timer: MultiThreadedEventLoopGroup.singleton.next())
    }

    /// - Parameter timeout: microseconds.
    private func request(frames: Int = 1, timeout: Int? = nil) throws -> ValidatedRequest {
        var request = InferenceRequest(
            inputs: [
                try InferenceTensor(
                    name: "image", datatype: .uint8, shape: [frames, 3, 4, 4],
                    bytes: [UInt8](repeating: 0, count: frames * 48))
            ])
        if let timeout { request.parameters[WireNames.timeout] = .int(timeout) }
        let model = ModelInterface(try LiveServer.description(), hasCode: true, fixedBatch: nil)
        return try ValidatedRequest(request, model: model, maxBatch: 64, arrived: .now)
    }

    /// Asks, and returns once the request is in the queue or runs.
    private func ask(_ queue: InferenceQueue, _ request: ValidatedRequest, of client: String) async -> Task<
        Float, any Error
    > {
        let before = queue.requests
        let task = Task { try await queue.answer(request, of: .peer(client)).logits.floats()[0] }
        while queue.requests == before { await Task.yield() }
        return task
    }

    @Test(arguments: [(1, 1, [1, 1, 1, 1, 1]), (8, 1, [1, 4]), (2, 1, [1, 2, 2]), (8, 2, [1, 1, 2, 1])])
    func whatWaitsRunsTogether(batch: Int, workers: Int, runs: [Int]) async throws {
        let queue = queue(workers: workers, batch: batch)
        var tasks: [Task<Float, any Error>] = []
        for index in 0..<5 { tasks.append(await ask(queue, try request(), of: "client \(index)")) }
        runner.runAll()
        for task in tasks { #expect(try await task.value == 1) }
        #expect(runner.batches == runs)
        let totals = statistics.current
        #expect(totals.inferenceCount == 5 && totals.executionCount == UInt64(runs.count))
        #expect(totals.batchStats.map(\.batchSize) == Set(runs.map(UInt64.init)).sorted())
        #expect(totals.inferenceStats.queue.count == 5)
    }

    /// A thread that may be taken is, where nothing else runs or waits; otherwise it would only make others wait.
    @Test(arguments: [(true, true, 1), (true, false, 0), (false, true, 0)])
    func aBriefRunMayTakeTheThreadThatAsks(isBrief: Bool, isOnEventLoop: Bool, here: Int) async throws {
        let runner = HeldRunner(isBrief: isBrief)
        let queue = InferenceQueue(
            limits: .init(requests: 64, workers: 2, batch: 8, delay: .zero), runner: runner, statistics: statistics,
            timer: MultiThreadedEventLoopGroup.singleton.next())
        let request = try request()
        let task = Task { try await queue.answer(request, of: .peer("a"), isOnEventLoop: isOnEventLoop) }
        if here == 0 {
            while runner.batches.isEmpty { await Task.yield() }
            // Something runs already: the next one is a worker's in any case.
            let second = Task { try await queue.answer(request, of: .peer("b"), isOnEventLoop: true) }
            while runner.batches.count < 2 { await Task.yield() }
            #expect(runner.batchesHere.isEmpty)
            runner.runAll()
            _ = try await second.value
        }
        _ = try await task.value
        #expect(queue.requests == 0)
        #expect(runner.batchesHere.count == here)
    }

    @Test func aLargeRequestIsNotTornApart() async throws {
        let queue = queue(batch: 4)
        let tasks = [
            await ask(queue, try request(), of: "a"), await ask(queue, try request(frames: 9), of: "b"),
            await ask(queue, try request(frames: 3), of: "c"), await ask(queue, try request(frames: 2), of: "d"),
        ]
        runner.runAll()
        var frames: [Float] = []
        for task in tasks { frames.append(try await task.value) }
        #expect(frames == [1, 9, 3, 2] && runner.batches == [1, 1, 1, 1])
    }

    @Test func moreThanMayWaitIsRefused() async throws {
        let queue = queue(requests: 2)
        let tasks = [await ask(queue, try request(), of: "a"), await ask(queue, try request(), of: "b")]
        let refused = try request()
        let error = await #expect(throws: InferenceError.self) { try await queue.answer(refused, of: .peer("c")) }
        #expect(error?.code == .unavailable)
        #expect(throws: InferenceError.self) { try queue.checkRoom() }
        runner.runAll()
        for task in tasks { _ = try await task.value }
        try queue.checkRoom()
    }

    @Test func nobodyIsAnsweredTooLate() async throws {
        let queue = queue(batch: 1)
        let first = await ask(queue, try request(), of: "a")
        let late = try request(timeout: 1)
        let error = await #expect(throws: InferenceError.self) { try await queue.answer(late, of: .peer("b")) }
        #expect(error?.code == .deadlineExceeded)
        runner.runAll()
        _ = try await first.value
        #expect(runner.batches == [1])
    }

    @Test func whoLeavesIsNotAnswered() async throws {
        let queue = queue(batch: 1)
        let first = await ask(queue, try request(), of: "a")
        let cancelled = await ask(queue, try request(), of: "b")
        let gone = [await ask(queue, try request(), of: "c"), await ask(queue, try request(), of: "c")]
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        queue.withdraw(of: .peer("c"))
        for task in gone { await #expect(throws: CancellationError.self) { try await task.value } }
        #expect(queue.requests == 1)
        runner.runAll()
        _ = try await first.value
        #expect(runner.batches == [1] && queue.requests == 0)
    }

    @Test func aPictureThatCannotBeReadIsNothingToTheOthers() throws {
        let model = ModelInterface(try LiveServer.description(), hasCode: true, fixedBatch: nil)
        let bad = InferenceRequest(
            inputs: [try InferenceTensor(name: "image", shape: [1], elements: [Array("GIF89a".utf8)])])
        let batch = [
            try request(), try ValidatedRequest(bad, model: model, maxBatch: 64, arrived: .now), try request(frames: 2),
        ]
        let decoded = DecodedBatch(batch, format: FrameFormat(elementType: .uint8, shape: [3, 4, 4]))
        #expect(decoded.requests.count == 2)
        #expect(try decoded.frames()?.shape == [3, 3, 4, 4])
        let answer = InferenceResult(logits: try Tensor(floats: [7], shape: [1, 1]))
        let results = decoded.results([answer, answer])
        #expect(throws: Never.self) { try results[0].get() }
        let error = #expect(throws: InferenceError.self) { try results[1].get() }
        #expect(error?.code == .invalidArgument && error?.message.contains("a GIF picture") == true)
        #expect(throws: Never.self) { try results[2].get() }
    }
}
