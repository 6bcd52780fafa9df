import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// A partition that cannot be fetched is left alone for a while.
struct FetchFailureTests {
    /// A device that has just failed to fetch partition 1.
    private func failed(times: Int = 1) async throws -> Rig {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        rig.registry.fail(1, times: times)
        try await rig.miss(hint: 1)
        return rig
    }

    @Test func aFailureIsCountedAndIsNoDownload() async throws {
        let report = try await failed().device.report
        #expect(report.fetchFailures == 1)
        #expect(report.downloads == 0)
        #expect(report.downloadedBytes == 0)
    }

    @Test func beforeThePauseIsOverHintsFetchNothing() async throws {
        let rig = try await failed()
        rig.clock.advance(by: .milliseconds(499))
        for _ in 0..<3 { #expect(try await rig.miss(hint: 1).next == 0) }
        #expect(rig.registry.requests == [0, 1])
    }

    @Test func afterThePauseTheNextHintFetchesAgain() async throws {
        let rig = try await failed()
        rig.clock.advance(by: .milliseconds(500))
        #expect(rig.registry.requests == [0, 1], "time alone fetches nothing")
        #expect(try await rig.miss(hint: 1).next == 1)
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func everyFailureInARowDoublesThePause() async throws {
        let rig = try await failed(times: 2)
        rig.clock.advance(by: .milliseconds(500))
        try await rig.miss(hint: 1)
        rig.clock.advance(by: .milliseconds(999))
        #expect(try await rig.miss(hint: 1).next == 0)
        rig.clock.advance(by: .milliseconds(1))
        #expect(try await rig.miss(hint: 1).next == 1)
        #expect(await rig.device.report.fetchFailures == 2)
    }

    @Test func otherPartitionsAreNotHeldUp() async throws {
        let rig = try await failed()
        #expect(try await rig.miss(hint: 2).next == 2)
    }

    @Test func aModelThatTheEngineRefusesIsAFetchFailure() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        rig.engine.fail(.load, with: EngineError(.invalidModel, "as the script says"))
        #expect(try await rig.miss(hint: 1).next == 0)
        #expect(await rig.device.report.fetchFailures == 1)
        #expect(await rig.device.report.downloads == 0)
    }
}
