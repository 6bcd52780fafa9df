import ArgumentParser
import Foundation

/// A file that is written once the work is done, or while it is.
enum OutputFile {
    /// - Throws: `ValidationError` when nothing can be written there, which should show before the work and not after it.
    static func check(_ path: String, _ option: String) throws {
        let files = FileManager.default
        var isDirectory: ObjCBool = false
        if unsafe files.fileExists(atPath: path, isDirectory: &isDirectory) {
            guard !isDirectory.boolValue else {
                throw ValidationError("\(option): expected a file, got the directory \(path)")
            }
            guard files.isWritableFile(atPath: path) else {
                throw ValidationError("\(option): expected a file that can be written to, got \(path)")
            }
            return
        }
        let directory = URL(filePath: path).deletingLastPathComponent().path
        guard files.isWritableFile(atPath: directory) else {
            throw ValidationError("\(option): expected a directory that can be written to, got \(directory)")
        }
    }
}
