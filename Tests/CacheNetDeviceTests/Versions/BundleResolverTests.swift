import CacheNetBundle
import CacheNetCore
import Logging
import Testing

@testable import CacheNetDevice

/// Which bundle a device runs, and that no other one's is taken for it.
struct BundleResolverTests {
    private let directory: TemporaryDirectory
    private let store: ContentStore
    private let toy: Toy
    private let other: Toy

    init() throws {
        directory = try TemporaryDirectory()
        store = try ContentStore(path: directory.path)
        (toy, other) = (try Toy(), try Toy(threshold: 0.25))
    }

    private func resolve(
        _ toy: Toy, at origin: String, refusing code: TransportError.Code? = nil
    ) async throws -> Digest {
        let registry = ScriptedRegistry(toy, origin: origin)
        if let code { registry.refuse(code) }
        return try await resolved(from: registry, store)
    }

    /// As a device does that then has it at work.
    private func resolved(from registry: ScriptedRegistry, _ store: ContentStore) async throws -> Digest {
        let bundle = try await BundleResolver.resolve(from: registry, store: store)
        BundleResolver.remember(bundle, of: registry.origin, in: store, Logger(label: "device"))
        return bundle.digest
    }

    @Test(arguments: [TransportError.Code.unreachable, .timeout, .overloaded, .invalidResponse, .corrupted])
    func aRegistryThatDoesNotAnswerLeavesWhatTheStoreHas(_ code: TransportError.Code) async throws {
        #expect(try await resolve(toy, at: "http://a/toy") == toy.bundle.digest)
        #expect(try await resolve(other, at: "http://a/toy", refusing: code) == toy.bundle.digest)
    }

    @Test(arguments: [TransportError.Code.rejected, .cancelled, .invalidAddress])
    func aRegistryThatSaysNoIsBelieved(_ code: TransportError.Code) async throws {
        _ = try await resolve(toy, at: "http://a/toy")
        let error = try await #require(throws: DeviceError.self) {
            try await resolve(toy, at: "http://a/toy", refusing: code)
        }
        #expect(error.code == .bundleUnavailable)
    }

    @Test(arguments: ["http://b/toy", "http://a/nope", "http://a:81/toy", "http://a/toy/x", "http://a/to"])
    func anotherEdgeOrAnotherModelHasNothingThere(_ origin: String) async throws {
        _ = try await resolve(toy, at: "http://a/toy")
        let error = try await #require(throws: DeviceError.self) {
            try await resolve(toy, at: origin, refusing: .unreachable)
        }
        #expect(error.code == .bundleUnavailable)
        #expect(error.message.contains(origin))
    }

    @Test func eachOriginKeepsItsOwn() async throws {
        _ = try await resolve(toy, at: "http://a/toy")
        _ = try await resolve(other, at: "http://b/toy")
        #expect(try await resolve(toy, at: "http://b/toy", refusing: .unreachable) == other.bundle.digest)
        #expect(try await resolve(other, at: "http://a/toy", refusing: .unreachable) == toy.bundle.digest)
        #expect(store.rememberedNames(at: "http://a") == ["toy"])
        #expect(store.rememberedNames(at: "http://") == [])
    }

    @Test func aNewVersionTakesThePlaceOfTheOldOne() async throws {
        _ = try await resolve(toy, at: "http://a/toy")
        try store.note(active: 2, of: toy.bundle, from: "http://a/toy")
        // The same version again loses nothing.
        _ = try await resolve(toy, at: "http://a/toy")
        #expect(store.lastActive(of: toy.bundle, from: "http://a/toy") == 2)
        _ = try await resolve(other, at: "http://a/toy")
        #expect(try await resolve(toy, at: "http://a/toy", refusing: .timeout) == other.bundle.digest)
        #expect(store.lastActive(of: other.bundle, from: "http://a/toy") == nil)
        #expect(try store.index().manifests.count == 1)
    }

    @Test func aStoreThatCannotRememberCostsNothingNow() async throws {
        // A file in the place of a directory of the store.
        let broken = try ContentStore(path: "\(directory.path)/broken")
        try broken.breakIngest()
        let digest = try await resolved(from: ScriptedRegistry(toy), broken)
        #expect(digest == toy.bundle.digest)
    }
}
