import CacheNetBundle
import CacheNetCore
import CacheNetFormats
import Testing

/// What a store lets go, and what it never does.
struct PruneTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func manifest(of layers: [Descriptor], in store: ContentStore) throws -> Descriptor {
        let config = try store.put([123, 125], mediaType: MediaType.config)
        return try store.put(
            try CanonicalJSON.encode(ImageManifest(config: config, layers: layers)),
            mediaType: MediaType.imageManifest)
    }

    private func layer(_ value: UInt8, count: Int, in store: ContentStore) throws -> Descriptor {
        try store.put(
            [UInt8](repeating: value, count: count), mediaType: MediaType.onnx,
            annotations: [AnnotationKey.role: "partition/\(value)"])
    }

    @Test func whatABundleNeedsStays() throws {
        let store = try ContentStore(path: directory("store"))
        let kept = try layer(0, count: 10, in: store)
        let other = try layer(1, count: 10, in: store)
        for descriptor in [kept, other] {
            try store.writePrepared(ModelBytes([7]), format: "f", of: descriptor.digest)
        }
        let entry = try manifest(of: [kept], in: store)
        try store.updateIndex { $0 = [entry] }
        try store.prune()
        #expect(store.contains(kept) && store.contains(entry) && !store.contains(other))
        #expect(try store.readPrepared(format: "f", of: kept.digest) != nil)
        #expect(try store.readPrepared(format: "f", of: other.digest) == nil)
    }

    @Test func beyondTheLimitGoesWhatWasUsedLongestAgo() throws {
        let store = try ContentStore(path: directory("store"), limit: 3500)
        let layers = try (0..<3).map { try layer($0, count: 1000, in: store) }
        let entry = try manifest(of: layers, in: store)
        try store.updateIndex { $0 = [entry] }
        // Models of 3,000 bytes and less than 1,000 of descriptions. Used in this order; the file system's clock may be coarse, so each is dated apart.
        for (age, descriptor) in [layers[1], layers[0], layers[2]].enumerated() {
            try TemporaryDirectory.date(store.path(of: descriptor.digest), seconds: 1000 + age)
        }
        try store.keepWithinLimit()
        #expect(layers.map(store.contains) == [true, false, true])
        _ = try store.read(layers[0])
        let more = try layer(3, count: 1000, in: store)
        try store.keepWithinLimit()
        #expect(layers.map(store.contains) == [true, false, false] && store.contains(more))
        #expect(store.contains(entry), "descriptions stay")
    }

    @Test func aLimitBelowEverythingLeavesTheDescriptions() throws {
        let store = try ContentStore(path: directory("store"), limit: 1)
        let entry = try manifest(of: [try layer(0, count: 1000, in: store)], in: store)
        try store.updateIndex { $0 = [entry] }
        try store.prune()
        #expect(store.contains(entry))
        #expect(try store.index().manifests == [entry])
    }
}
