import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

@Suite struct ContentStoreTests {
    private let directory: TemporaryDirectory
    private let store: ContentStore
    private let content = Array("some content".utf8)

    init() throws {
        directory = try TemporaryDirectory()
        store = try ContentStore(path: directory("store"))
    }

    private func descriptor(_ bytes: [UInt8]) -> Descriptor {
        Descriptor(mediaType: MediaType.onnx, digest: Digest.sha256(of: bytes), size: bytes.count)
    }

    private var ingests: [String] { TemporaryDirectory.names(in: directory("store/ingest")) }
    private var blobs: [String] { TemporaryDirectory.names(in: directory("store/blobs/sha256")) }

    @Test func isAnImageLayout() throws {
        #expect(
            try TemporaryDirectory.read(directory("store/oci-layout"))
                == Array("{\"imageLayoutVersion\":\"1.0.0\"}".utf8))
        #expect(try store.index() == ImageIndex(manifests: []))
        let index = ImageIndex(manifests: [descriptor(content)])
        try store.setIndex(index)
        #expect(try ContentStore(path: store.path).index() == index)
    }

    @Test func ingestsInPieces() throws {
        let ingest = try store.ingest(expecting: descriptor(content))
        try ingest.append(Array(content.prefix(4)))
        try ingest.append([])
        try ingest.append(Array(content.dropFirst(4)))
        #expect(blobs.isEmpty)
        let (digest, size) = try ingest.commit()
        #expect(digest == Digest.sha256(of: content) && size == content.count)
        #expect(store.contains(descriptor(content)) && ingests.isEmpty)
        #expect(try store.read(descriptor(content)).withUnsafeBytes { [UInt8]($0) } == content)
        #expect { try ingest.append([1]) } throws: { ($0 as? BundleError)?.code == .finished }
    }

    @Test func cancelAndLettingGoLeaveNothing() throws {
        let ingest = try store.ingest(expecting: nil)
        try ingest.append(content)
        #expect(ingests.count == 1)
        ingest.cancel()
        ingest.cancel()
        #expect(ingests.isEmpty)
        #expect { _ = try ingest.commit() } throws: { ($0 as? BundleError)?.code == .finished }
        try { try store.ingest(expecting: nil).append(content) }()
        #expect(ingests.isEmpty && blobs.isEmpty)
    }

    @Test func refusesMoreThanDeclared() throws {
        let ingest = try store.ingest(expecting: descriptor(content))
        try ingest.append(content)
        #expect { try ingest.append([0]) } throws: { ($0 as? BundleError)?.code == .tooLarge }
        #expect(ingests.isEmpty && blobs.isEmpty)
    }

    @Test(arguments: [0, 5, 12])
    func refusesOtherContent(_ prefix: Int) throws {
        let ingest = try store.ingest(expecting: descriptor(content))
        try ingest.append(prefix == 12 ? content.reversed() : Array(content.prefix(prefix)))
        #expect { _ = try ingest.commit() } throws: { ($0 as? BundleError)?.code == .corrupt }
        #expect(ingests.isEmpty && blobs.isEmpty)
    }

    @Test func noticesDamage() throws {
        let descriptor = try store.put(content, mediaType: MediaType.onnx)
        let path = store.path(of: descriptor.digest)
        try TemporaryDirectory.write([0] + content.dropFirst(), to: path)
        #expect { _ = try store.read(descriptor) } throws: { ($0 as? BundleError)?.code == .corrupt }
        _ = try store.put(content, mediaType: MediaType.onnx)
        #expect(throws: Never.self) { _ = try store.read(descriptor) }
        try TemporaryDirectory.write(Array(content.dropLast()), to: path)
        #expect(!store.contains(descriptor))
        #expect { _ = try store.read(descriptor) } throws: { ($0 as? BundleError)?.code == .corrupt }
        // Storing it again heals.
        _ = try store.put(content, mediaType: MediaType.onnx)
        #expect(throws: Never.self) { _ = try store.read(descriptor) }
        try store.prune()
        #expect { _ = try store.read(descriptor) } throws: { ($0 as? BundleError)?.code == .missing }
    }

    @Test func removesStaleIngestsAndSparesLiveOnes() throws {
        let ingest = try store.ingest(expecting: nil)
        try ingest.append(content)
        let live = ingests
        try TemporaryDirectory.write([1, 2, 3], to: directory("store/ingest/stale"))
        _ = try ContentStore(path: store.path)
        #expect(ingests == live)
        _ = try ingest.commit()
        #expect(blobs.count == 1)
    }

    @Test func readOnlyNeverWrites() throws {
        let before = TemporaryDirectory.names(in: store.path)
        let reader = try ContentStore.readOnly(path: store.path)
        #expect(throws: BundleError.self) { _ = try reader.ingest(expecting: nil) }
        #expect(throws: BundleError.self) { try reader.setIndex(ImageIndex(manifests: [])) }
        #expect(throws: BundleError.self) { try reader.prune() }
        #expect(TemporaryDirectory.names(in: store.path) == before)
        #expect { _ = try ContentStore.readOnly(path: directory("none")) } throws: {
            ($0 as? BundleError)?.code == .missing
        }
    }

    @Test func refusesAnotherLayoutVersion() throws {
        try TemporaryDirectory.write(
            Array("{\"imageLayoutVersion\":\"2.0.0\"}".utf8), to: directory("store/oci-layout"))
        #expect { _ = try ContentStore(path: store.path) } throws: { ($0 as? BundleError)?.code == .invalidLayout }
    }
}
