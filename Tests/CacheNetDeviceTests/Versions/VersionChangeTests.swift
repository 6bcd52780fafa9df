import CacheNetBundle
import CacheNetCore
import CacheNetTestKit
import Testing

@testable import CacheNetDevice

/// How a device moves from one version of its bundle to the next.
@Suite(.timeLimit(.minutes(5)))
struct VersionChangeTests {
    @Test func theNextVersionIsReadyWhenItTakesOver() async throws {
        let rig = try await VersionRig(try Toy())
        try await rig.device.start(with: .partition(1))
        let old = try await rig.device.infer(Toy.frame(1))
        #expect(old.origin == .hit && old.name == "colour 1" && old.version == rig.toy.bundle.digest.description)
        let next = try VersionRig.next()
        await rig.move(to: next)
        #expect(rig.device.bundle.digest == next.bundle.digest)
        let new = try await rig.device.infer(Toy.frame(1))
        #expect(new.origin == .hit && new.active == 1 && new.version == next.bundle.digest.description)
        let report = await rig.device.report
        #expect(report.outcomes.hits == 2 && report.outcomes.frames == 2 && report.versionChanges == 1)
        await rig.device.shutdown()
    }

    @Test func anAnswerOfAnotherVersionCountsAndWakesTheDevice() async throws {
        let rig = try await VersionRig(try Toy())
        let next = try VersionRig.next()
        rig.registry.serve(next)
        rig.edge.answer([0, 9, 0], hint: 1, otherVersion: next.bundle.digest.description)
        let answer = try await rig.device.infer(Toy.frame(2))
        #expect(answer.origin == .miss && answer.label == 1 && answer.hint == nil)
        #expect(answer.version == next.bundle.digest.description)
        while rig.device.bundle.digest != next.bundle.digest { await Task.yield() }
        #expect(await rig.device.report.outcomes.degraded == 0)
        await rig.device.shutdown()
    }

    @Test func itAsksFromTimeToTime() async throws {
        let rig = try await VersionRig(try Toy(), updates: .automatic(every: .seconds(60)))
        let next = try VersionRig.next()
        rig.registry.serve(next)
        await rig.clock.waitForSleepers(1)
        rig.clock.advance(by: .seconds(59))
        #expect(rig.device.bundle.digest == rig.toy.bundle.digest)
        rig.clock.advance(by: .seconds(1))
        while rig.device.bundle.digest != next.bundle.digest { await Task.yield() }
        await rig.device.shutdown()
    }

    @Test func withoutUpdatesItStays() async throws {
        let rig = try await VersionRig(try Toy(), updates: .never)
        let next = try VersionRig.next()
        rig.registry.serve(next)
        rig.edge.answer([0, 9, 0], otherVersion: next.bundle.digest.description)
        #expect(try await rig.device.infer(Toy.frame(2)).origin == .miss)
        #expect(rig.clock.sleeperCount == 0)
        #expect(rig.device.bundle.digest == rig.toy.bundle.digest)
        await rig.device.shutdown()
    }

    @Test func aVersionThatDoesNotLoadIsRefusedOnceAndForAll() async throws {
        let broken = try VersionRig.next(isBroken: true)
        let rig = try await VersionRig(try Toy(), next: broken)
        try await rig.device.start(with: .partition(0))
        rig.registry.serve(broken)
        #expect(await rig.device.update() == false)
        let requests = rig.registry.requests.count
        #expect(await rig.device.update() == false)
        #expect(rig.registry.requests.count == requests, "it is not fetched again")
        #expect(try await rig.device.infer(Toy.frame(0)).version == rig.toy.bundle.digest.description)
        let report = await rig.device.report
        #expect(report.versionChanges == 0 && report.outcomes.hits == 1)
        // One that is better takes over all the same.
        let next = try VersionRig.next()
        await rig.move(to: next)
        #expect(rig.device.bundle.digest == next.bundle.digest)
        await rig.device.shutdown()
    }

    @Test func aBrokenConnectionRefusesNothing() async throws {
        let next = try Toy(partitions: 4)
        let rig = try await VersionRig(try Toy(), next: next)
        rig.registry.fail(0)
        rig.registry.serve(next)
        #expect(await rig.device.update() == false)
        #expect(await rig.device.update())
        #expect(rig.device.bundle.digest == next.bundle.digest)
        await rig.device.shutdown()
    }

    @Test func framesOfAnotherShapeAreNoNewVersion() async throws {
        let rig = try await VersionRig(try Toy())
        rig.registry.serve(try Toy(shape: [1, 2, 2]))
        #expect(await rig.device.update() == false)
        #expect(rig.device.bundle.digest == rig.toy.bundle.digest)
        await rig.device.shutdown()
    }

    @Test func aFrameThatWaitsIsAnsweredByTheVersionThatItBeganWith() async throws {
        let rig = try await VersionRig(try Toy())
        rig.edge.hold()
        rig.edge.answer([9, 0, 0], hint: 0)
        async let waiting = rig.device.infer(Toy.frame(2))
        await rig.edge.waitForHeld(1)
        let next = try VersionRig.next()
        rig.registry.serve(next)
        async let moved = rig.device.update()
        while rig.device.bundle.digest != next.bundle.digest { await Task.yield() }
        // New frames are the new version's while the old one waits.
        #expect(try await rig.device.infer(Toy.frame(0)).version == next.bundle.digest.description)
        rig.edge.release()
        let answer = try await waiting
        #expect(answer.origin == .miss && answer.version == rig.toy.bundle.digest.description)
        #expect(await moved)
        #expect(await rig.device.report.outcomes.frames == 2)
        await rig.device.shutdown()
    }

    @Test func aStoreKeepsTheVersionAtWorkAndNoOther() async throws {
        let directory = try TemporaryDirectory()
        let store = try ContentStore(path: directory.path)
        let next = try Toy(partitions: 4)
        let rig = try await VersionRig(try Toy(), next: next, store: store)
        try await rig.device.start(with: .partition(2))
        await rig.move(to: next)
        await rig.device.shutdown()
        #expect(try store.remembered(of: rig.registry.origin)?.digest == next.bundle.digest)
        #expect(throws: BundleError.self) { try store.read(rig.toy.bundle.manifest.config) }
        let partition = try #require(next.bundle.model(.partition(2)))
        #expect(throws: Never.self) { try store.read(partition) }
    }

    @Test func aStartRefusesWhatDoesNotLoadAndTakesWhatTheStoreHad() async throws {
        let directory = try TemporaryDirectory()
        let store = try ContentStore(path: directory.path)
        let first = try await VersionRig(try Toy(), store: store)
        try await first.device.start(with: .partition(0))
        await first.device.shutdown()
        let broken = try VersionRig.next(isBroken: true)
        first.registry.serve(broken)
        let second = try await VersionRig(first.toy, next: broken, store: store, registry: first.registry)
        #expect(second.device.bundle.digest == first.toy.bundle.digest)
        #expect(try await second.device.infer(Toy.frame(0)).origin == .hit)
        await second.device.shutdown()
        let next = try VersionRig.next()
        first.registry.serve(next)
        let third = try await VersionRig(next, store: store, registry: first.registry)
        #expect(third.device.bundle.digest == next.bundle.digest)
        #expect(try await third.device.infer(Toy.frame(0)).origin == .hit, "the partition that was active is there")
        await third.device.shutdown()
    }
}
