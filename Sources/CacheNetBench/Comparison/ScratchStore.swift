internal import CacheNetBundle
internal import CacheNetCore
internal import Foundation

/// A device's store that begins empty and lasts as long as the device.
final class ScratchStore: Sendable {
    let store: ContentStore
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-store-\(UUID().uuidString)")
        UnfinishedFiles.add(directory.path)
        store = try ContentStore(path: directory.path)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
        UnfinishedFiles.remove(directory.path)
    }
}
