import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import Foundation
import Testing

/// A device whose edge goes away, stays silent, or comes back, over real sockets.
@Suite(.serialized) struct EdgeFaultTests {
    @Test(.timeLimit(.minutes(15)))
    func missesAreDegradedWhileTheServerIsDownAndResumeAfterIt() async throws {
        let toy = try ToyBundle()
        var server = try ServerProcess(bundle: toy.url)
        let device = try await toy.device(edge: server.url, threshold: 0)
        try await device.start(with: .partition(0))
        #expect(try await device.infer(ToyBundle.frame(.blue)).origin == .miss)

        server.kill()
        for _ in 0..<10 {
            let answer = try await device.infer(ToyBundle.frame(.red))
            #expect(answer.origin == .degraded)
            #expect(answer.label == 0)
            #expect(answer.reason != nil)
        }

        server = try ServerProcess(bundle: toy.url, port: server.port)
        // The breaker's pause is at most 4 s: whoever waits for it gets the edge back without a restart.
        var origins: [Origin] = []
        let deadline = ContinuousClock.now + .seconds(300)
        while origins.last != .miss, ContinuousClock.now < deadline {
            origins.append(try await device.infer(ToyBundle.frame(.red)).origin)
        }
        #expect(origins.last == .miss)
        #expect(try await device.infer(ToyBundle.frame(.red)).origin == .miss)
        let report = await device.report
        #expect(report.outcomes.frames == 2 + 10 + origins.count)
        server.kill()
    }

    @Test(.timeLimit(.minutes(15)))
    func aSilentServerDegradesEveryMiss() async throws {
        let toy = try ToyBundle()
        let server = try ServerProcess(bundle: toy.url)
        let silent = try ScriptedServer { _ in nil }
        defer { silent.stop() }
        let device = try await toy.device(
            edge: server.url, inference: silent.url, threshold: 0, deadline: .milliseconds(50))
        try await device.start(with: .partition(0))
        for _ in 0..<20 {
            #expect(try await device.infer(ToyBundle.frame(.green)).origin == .degraded)
        }
        #expect(await device.report.outcomes.degraded == 20)
        server.kill()
    }

    @Test(.timeLimit(.minutes(15)))
    func aBodyThatNeverComesIsCutOffByTheDeadlineToo() async throws {
        let toy = try ToyBundle()
        let server = try ServerProcess(bundle: toy.url)
        let stalling = try ScriptedServer(staysOpen: true) { _ in ScriptedServer.response(body: [1], declaring: 1000) }
        defer { stalling.stop() }
        let device = try await toy.device(
            edge: server.url, inference: stalling.url, threshold: 0, deadline: .milliseconds(50))
        try await device.start(with: .partition(0))
        let answer = try await device.infer(ToyBundle.frame(.green))
        #expect(answer.origin == .degraded)
        #expect(answer.reason?.description == "timeout")
        server.kill()
    }

    @Test(.timeLimit(.minutes(15)))
    func nothingResidentAndNoEdgeIsAFailedFrame() async throws {
        let toy = try ToyBundle()
        let server = try ServerProcess(bundle: toy.url)
        let device = try await toy.device(edge: server.url, threshold: 0)
        server.kill()
        let answer = try await device.infer(ToyBundle.frame(.red))
        #expect(answer.origin == .failed)
        #expect(answer.label == nil)
        #expect(answer.entropy == nil)
        #expect(await device.report.outcomes.failed == 1)
    }
}
