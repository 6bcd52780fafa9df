internal import CacheNetCore
internal import Foundation
internal import Glibc

/// A directory that is written beside its place and put there in one step, so that there is a whole one or none.
///
/// ```swift
/// let staged = try StagedDirectory(path: "walkers-fvg")
/// defer { staged.cancel() }
/// try write(to: staged.temporaryPath)
/// try staged.commit()
/// ```
///
/// What a process that was killed has left beside the place is removed by the next one that writes there.
public final class StagedDirectory {
    /// Where the directory shall be.
    public let path: String
    /// Where it is until then; it exists.
    public let temporaryPath: String
    /// Held locked while this process lives, so that others know that it does.
    private let lock: OpenFile

    /// - Throws: ``BundleError`` when there is no such path, or nothing can be made beside it.
    public init(path: String) throws(BundleError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw BundleError(.fileSystem, "output: expected a path, got \"\(path)\"")
        }
        self.path = path
        Self.removeLeftBehind(of: path)
        let temporaryPath = FileSystem.temporaryPath(beside: path)
        UnfinishedFiles.add(temporaryPath)
        do throws(BundleError) {
            lock = try Self.make(temporaryPath)
        } catch {
            UnfinishedFiles.remove(temporaryPath)
            throw error
        }
        self.temporaryPath = temporaryPath
    }

    /// Puts the directory into its place; what it replaces is removed afterwards.
    public func commit() throws(BundleError) {
        if FileSystem.exists(path) {
            let old = "\(temporaryPath).old"
            try FileSystem.rename(path, to: old)
            do throws(BundleError) {
                try FileSystem.rename(temporaryPath, to: path)
            } catch {
                try? FileSystem.rename(old, to: path)
                throw error
            }
            Self.remove(old)
        } else {
            try FileSystem.rename(temporaryPath, to: path)
        }
        UnfinishedFiles.remove(temporaryPath)
        try FileSystem.synchronizeDirectory(FileSystem.parentDirectory(of: path))
    }

    /// Removes what was written; after ``commit()`` it does nothing.
    public func cancel() {
        guard UnfinishedFiles.paths.contains(temporaryPath) else { return }
        Self.remove(temporaryPath)
        UnfinishedFiles.remove(temporaryPath)
    }

    private static func make(_ path: String) throws(BundleError) -> OpenFile {
        while true {
            try FileSystem.makeDirectories(path)
            let directory = try FileSystem.open(path, O_RDONLY | O_DIRECTORY)
            // Until it is locked another process may take it for left behind, and remove it.
            if directory.tryLock(), try directory.isStillNamed() { return directory }
        }
    }

    private static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func removeLeftBehind(of path: String) {
        let parent = FileSystem.parentDirectory(of: path)
        let prefix = path.split(separator: "/").last.map { "\($0)." } ?? ""
        for name in FileSystem.names(in: parent) where name.hasPrefix(prefix) {
            let parts = name.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count >= 2, UInt64(parts[0], radix: 16) != nil, parts[1] == "tmp" else { continue }
            let left = "\(parent)/\(name)"
            guard let directory = try? FileSystem.open(left, O_RDONLY | O_DIRECTORY), directory.tryLock() else {
                continue
            }
            if parts.dropFirst(2) == ["old"], !FileSystem.exists(path) {
                // Killed in the moment in which the place was empty.
                try? FileSystem.rename(left, to: path)
            } else {
                remove(left)
            }
        }
    }
}
