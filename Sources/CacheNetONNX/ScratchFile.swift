internal import CacheNetCore
internal import Foundation

/// A file in a folder that only this user can enter, gone with this object.
final class ScratchFile {
    private let folder: URL
    let path: String

    init(name: String) throws(EngineError) {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("cachenet-\(UUID().uuidString)")
        path = folder.appendingPathComponent(name).path
        UnfinishedFiles.add(folder.path)
        do {
            try UnfinishedFiles.make {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw EngineError(.prepareFailed, "no temporary folder at \(folder.path): \(error)")
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
        UnfinishedFiles.remove(folder.path)
    }

    func contents() throws(EngineError) -> ModelBytes {
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return unsafe ModelBytes(count: data.count) { buffer in
                _ = unsafe data.copyBytes(to: buffer)
            }
        } catch {
            throw EngineError(.prepareFailed, "the prepared model cannot be read: \(error)")
        }
    }
}
