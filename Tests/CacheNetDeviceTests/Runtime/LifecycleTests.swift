import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// How a device begins and ends.
struct LifecycleTests {
    @Test func aStartWaitsForTheFetchThatRuns() async throws {
        let rig = try await Rig.holding()
        try await rig.miss(hint: 1)
        await rig.registry.waitForRequests(2)
        async let started: Void = rig.device.start(with: .partition(2))
        rig.registry.release(1)
        await rig.registry.waitForRequests(3)
        rig.registry.release(2)
        try await started
        #expect(rig.registry.requests == [0, 1, 2])
        #expect(await rig.device.active == 2)
        #expect(await rig.device.report.downloads == 1, "the one by order does not count")
    }

    @Test func theFallbackModelOfABundleWithoutOneIsRefused() async throws {
        let rig = try Rig()
        let error = await #expect(throws: DeviceError.self) { try await rig.device.start(with: .fallback) }
        #expect(error?.code == .modelUnavailable)
        #expect(error?.message.contains("no fallback model") == true)
    }

    @Test func aStartThatFailedMayBeTriedAgainAtOnce() async throws {
        let rig = try Rig()
        rig.registry.fail(1)
        await #expect(throws: DeviceError.self) { try await rig.device.start(with: .partition(1)) }
        try await rig.device.start(with: .partition(1))
        #expect(await rig.device.active == 1)
    }

    @Test func whatWasFetchedIsInTheStoreWhenItIsShutDown() async throws {
        let directory = try TemporaryDirectory()
        defer { withExtendedLifetime(directory) {} }
        let store = try ContentStore(path: directory.path)
        let toy = try Toy()
        let rig = try Rig(toy, .synchronous, store: store)
        try await rig.device.start(with: .partition(0))
        try await rig.miss(hint: 1)
        await rig.device.shutdown()
        for id in 0..<2 {
            let descriptor = try #require(toy.bundle.model(.partition(id)))
            #expect(throws: Never.self) { try store.read(descriptor) }
        }
    }

    @Test func aDeviceThatIsShutDownTakesNoFrame() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        await rig.device.shutdown()
        await #expect { try await rig.infer(0) } throws: { ($0 as? DeviceError)?.code == .shutDown }
        await rig.device.shutdown()
    }
}
