import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// A live device answers frames while a partition is on its way, and decides on arrival what to do with it.
struct BackgroundFetchTests {
    @Test func theOldPartitionAnswersWhileAFetchIsHeldBack() async throws {
        let rig = try await Rig.holding()
        #expect(try await rig.miss(hint: 1).next == 0)
        await rig.registry.waitForRequests(2)
        for _ in 0..<5 {
            let answer = try await rig.infer(0)
            #expect(answer.origin == .hit)
            #expect(answer.active == 0)
        }
        rig.registry.release(1)
        await rig.device.settle()
        #expect(await rig.device.active == 1)
        #expect(try await rig.infer(1).origin == .hit)
    }

    @Test func theSameHintAgainDoesNotFetchTwice() async throws {
        let rig = try await Rig.holding()
        for _ in 0..<4 { try await rig.miss(hint: 1) }
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(rig.registry.requests == [0, 1])
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func whatIsNoLongerWantedArrivesWithoutBeingActivated() async throws {
        let rig = try await Rig.holding()
        try await rig.miss(hint: 1)
        await rig.registry.waitForRequests(2)
        try await rig.miss(hint: 0)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(await rig.device.active == 0)
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func aLaterHintActivatesWhatIsResidentWithoutADownload() async throws {
        let rig = try await Rig.holding()
        try await rig.miss(hint: 1)
        await rig.registry.waitForRequests(2)
        try await rig.miss(hint: 0)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(try await rig.miss(hint: 1).next == 1)
        #expect(rig.registry.requests == [0, 1])
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func aHintWithdrawnAndGivenAgainIsActivatedOnArrival() async throws {
        let rig = try await Rig.holding()
        for hint in [1, 0, 1] { try await rig.miss(hint: hint) }
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(await rig.device.active == 1)
    }

    @Test func whatArrivesFirstIsActivatedWhenNothingIs() async throws {
        let rig = try Rig(.roomy)
        rig.registry.hold()
        try await rig.miss(hint: 1)
        try await rig.miss(hint: 2)
        await rig.registry.waitForRequests(1)
        rig.registry.release(1)
        await rig.registry.waitForRequests(2)
        #expect(await rig.device.active == 1)
        rig.registry.release(2)
        await rig.device.settle()
        #expect(await rig.device.active == 2)
    }
}
