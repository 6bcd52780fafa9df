import CacheNetBundle
import Foundation
import Testing

/// What a store lists, changed by several at once, or damaged.
struct StoreIndexTests {
    private let directory: TemporaryDirectory
    private var path: String { directory.path }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func entry(_ number: Int) -> Descriptor {
        Descriptor(
            mediaType: MediaType.imageManifest, digest: Digest.sha256(of: [UInt8(number)]), size: 1,
            annotations: [AnnotationKey.origin: "http://edge.example/\(number)"])
    }

    @Test func noChangeOfSeveralAtOnceIsLost() async throws {
        // Each has a store of its own, as processes have.
        let stores = try (0..<8).map { _ in try ContentStore(path: path) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, store) in stores.enumerated() {
                group.addTask { try store.updateIndex { $0.append(entry(number)) } }
            }
            try await group.waitForAll()
        }
        #expect(Set(try stores[0].index().manifests) == Set((0..<8).map(entry)))
    }

    @Test(arguments: [
        "", "{", "<html>", #"{"schemaVersion": 3, "manifests": []}"#, #"{"manifests": [{"size": 1e30}]}"#,
    ])
    func anIndexThatCannotBeReadIsMadeAnew(_ text: String) throws {
        let store = try ContentStore(path: path)
        try Data(text.utf8).write(to: URL(filePath: "\(path)/index.json"))
        #expect(throws: BundleError.self) { try store.index() }
        try store.updateIndex { $0.append(entry(1)) }
        #expect(try store.index().manifests == [entry(1)])
    }

    @Test func aStoreToReadOnlyIsNotChanged() throws {
        _ = try ContentStore(path: path)
        let store = try ContentStore.readOnly(path: path)
        let error = try #require(throws: BundleError.self) { try store.updateIndex { $0.append(entry(1)) } }
        #expect(error.code == .fileSystem)
        #expect(try store.index().manifests.isEmpty)
    }
}
