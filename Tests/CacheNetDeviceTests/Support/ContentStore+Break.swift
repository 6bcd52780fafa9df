import CacheNetBundle
import Foundation

extension ContentStore {
    /// Puts a file in the place of the directory that everything is written to first.
    func breakIngest() throws {
        try FileManager.default.removeItem(atPath: "\(path)/ingest")
        try Data().write(to: URL(filePath: "\(path)/ingest"))
    }
}
