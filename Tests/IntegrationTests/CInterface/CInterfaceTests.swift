import CCacheNet
import Foundation
import Testing

/// The C interface against a real edge server.
@Suite(.timeLimit(.minutes(15)))
struct CInterfaceTests {
    @Test func answersAndCounts() async throws {
        let edge = try await LoopbackEdge(models: ToyBundle.fixtures, name: "toy")
        let url = edge.url
        try await onThread {
            let device = try CDevice(edge: url)
            let first = try device.infer(ToyBundle.pixels(.green))
            #expect(first.origin == CACHENET_MISS)
            try device.settle()
            let second = try device.infer(ToyBundle.pixels(.green), shape: [3, 4, 4])
            #expect(second.origin == CACHENET_HIT)
            #expect(second.label == 1)
            #expect(second.name == "green")
            #expect(second.probabilities.count == 3)
            #expect(second.probability == second.probabilities[1])
            #expect(second.version?.hasPrefix("sha256:") == true)
            #expect(second.reason == nil)
            #expect(second.totalSeconds > 0 && second.totalSeconds < 60)
            let counts = try device.counts()
            #expect(counts.hits == 1 && counts.misses == 1 && counts.downloads >= 1)
            #expect(device.close() == CACHENET_OK)
        }
        try await edge.stop()
    }

    @Test func aBundleIsDescribed() async throws {
        let bundle = try ToyBundle()
        try await onThread {
            let device = try CDevice(bundle: bundle, edge: "http://127.0.0.1:9")
            var description: UnsafePointer<cachenet_bundle>?
            try CDevice.call { cachenet_describe(device.handle, &description, $0, $1) }
            let given = try #require(description?.pointee)
            #expect(given.name.map { String(cString: $0) } == "toy")
            let labels = UnsafeBufferPointer(start: given.labels, count: given.label_count)
            #expect(labels.map { $0.map { String(cString: $0) } } == ["red", "green", "blue"])
            #expect(given.element_type.map { String(cString: $0) } == "uint8")
            #expect(Array(UnsafeBufferPointer(start: given.shape, count: given.rank)) == [3, 4, 4])
            #expect(given.partition_count == 2)
            cachenet_free(description)
            #expect(device.close() == CACHENET_OK)
        }
    }

    @Test func manyThreadsShareADevice() async throws {
        let edge = try await LoopbackEdge(models: ToyBundle.fixtures, name: "toy")
        let url = edge.url
        let device = try await onThread { try CDevice(edge: url) }
        try await withThrowingTaskGroup { group in
            for number in 0..<8 {
                group.addTask {
                    let colour: ToyBundle.Colour = [.red, .green, .blue][number % 3]
                    try await onThread {
                        for _ in 0..<25 {
                            let answer = try device.infer(ToyBundle.pixels(colour))
                            #expect(answer.label == Int64(colour.rawValue))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let counts = try await onThread { try device.counts() }
        #expect(counts.hits + counts.misses == 200)
        let status = try await onThread { device.close() }
        #expect(status == CACHENET_OK)
        try await edge.stop()
    }

    @Test func aFrameThatWaitsIsAnsweredBeforeTheEnd() async throws {
        let bundle = try ToyBundle()
        let (questions, asked) = AsyncStream.makeStream(of: Void.self)
        let silent = try ScriptedServer { _ in
            asked.yield()
            return nil
        }
        let device = try await onThread { try CDevice(bundle: bundle, edge: silent.url, deadline: 2) }
        async let waiting = onThread { try device.infer(ToyBundle.pixels(.red)) }
        for await _ in questions { break }
        async let closing = onThread { device.close() }
        let answer = try await waiting
        // No model is there yet, and nobody answers.
        #expect(answer.origin == CACHENET_NO_ANSWER)
        #expect(answer.reason == "timeout")
        #expect(answer.label == -1 && answer.name == nil && answer.probability == -1)
        let status = try await closing
        #expect(status == CACHENET_OK)
        silent.stop()
    }
}
