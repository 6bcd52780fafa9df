import CacheNetBundle
import CacheNetCore
import CacheNetTestKit
import Testing

@testable import CacheNetDevice

/// A device whose store has something from before.
struct WarmStoreTests {
    private let directory: TemporaryDirectory
    private let store: ContentStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try ContentStore(path: directory.path)
    }

    /// Lets the store have some partitions of a bundle.
    private func keep(_ ids: [PartitionID], of toy: Toy) async throws {
        let loader = ModelLoader(
            bundle: toy.bundle, engine: toy.engine, registry: ScriptedRegistry(toy), store: store)
        for id in ids { try loader.persist(try await loader.load(.partition(id))) }
    }

    @Test func theDeviceStartsWithWhatIsThereAndAsksNobody() async throws {
        let toy = try Toy()
        try await keep([2], of: toy)
        let rig = try Rig(toy, store: store)
        rig.registry.refuse(.unreachable)
        #expect(await rig.device.startFromStore() == 2)
        #expect(try await rig.infer(2).origin == .hit)
        rig.edge.fail(.unreachable)
        #expect(try await rig.infer(1).origin == .degraded)
        #expect(rig.registry.requests.isEmpty)
    }

    @Test func theDeviceGoesOnAsUsualOnceTheEdgeIsBack() async throws {
        let toy = try Toy()
        try await keep([0, 1], of: toy)
        let rig = try Rig(toy, store: store)
        #expect(await rig.device.startFromStore() == 0)
        rig.edge.fail(.unreachable, times: 3)
        for _ in 0..<3 { #expect(try await rig.infer(1).origin == .degraded) }
        rig.clock.advance(by: .milliseconds(250))
        #expect(try await rig.miss(hint: 1).origin == .miss)
        await rig.device.settle()
        #expect(try await rig.infer(1).origin == .hit)
    }

    @Test func itStartsWithThePartitionThatWasActiveLast() async throws {
        let toy = try Toy()
        try await keep([0, 1, 2], of: toy)
        try store.remember(toy.bundle, of: ScriptedRegistry(toy).origin)
        let before = try Rig(toy, .synchronous, store: store)
        try await before.miss(hint: 1)
        #expect(try await before.infer(1).origin == .hit)
        await before.device.shutdown()
        let after = try Rig(toy, store: store)
        #expect(await after.device.startFromStore() == 1)
    }

    @Test func anEmptyStoreLeavesTheDeviceAsItIs() async throws {
        let rig = try Rig(Toy(), store: store)
        #expect(await rig.device.startFromStore() == nil)
        #expect(await rig.device.active == nil)
        #expect(rig.registry.requests.isEmpty)
        let storeless = try Rig()
        #expect(await storeless.device.startFromStore() == nil)
    }

    @Test(arguments: ["-1", "3", "9223372036854775807", "x", ""])
    func aNoteOfNoPartitionIsNone(_ note: String) async throws {
        let toy = try Toy()
        try await keep([1], of: toy)
        let origin = ScriptedRegistry(toy).origin
        try store.remember(toy.bundle, of: origin)
        try store.updateIndex { manifests in
            manifests = manifests.map {
                Descriptor(
                    mediaType: $0.mediaType, digest: $0.digest, size: $0.size,
                    annotations: [AnnotationKey.origin: origin, AnnotationKey.active: note])
            }
        }
        let rig = try Rig(toy, store: store)
        #expect(await rig.device.startFromStore() == 1)
    }
}
