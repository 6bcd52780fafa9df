internal import CacheNetCore
internal import Glibc

/// Writes a file whole or not at all: there is the new one, or what was there before, however the process ends.
///
/// ```swift
/// try WholeFile.write(Array(table.utf8), to: "results.csv")
/// ```
public enum WholeFile {
    /// Linux: a file without a name, which goes with the process unless it gets one.
    private static let nameless = O_DIRECTORY | 0o20_000_000

    /// - Throws: ``BundleError`` when there is something else than a file, or it cannot be written.
    public static func write(_ bytes: [UInt8], to path: String) throws(BundleError) {
        guard !FileSystem.exists(path) || FileSystem.sizeOfRegularFile(path) != nil else {
            throw BundleError(.fileSystem, "\(path): expected a regular file or nothing there, got another kind")
        }
        let temporary = FileSystem.temporaryPath(beside: path)
        UnfinishedFiles.add(temporary)
        defer { UnfinishedFiles.remove(temporary) }
        do throws(BundleError) {
            try fill(temporary, with: bytes, in: FileSystem.parentDirectory(of: path))
            try FileSystem.rename(temporary, to: path)
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }

    private static func fill(_ temporary: String, with bytes: [UInt8], in directory: String) throws(BundleError) {
        guard let file = try? FileSystem.open(directory, nameless | O_WRONLY) else {
            // Not every file system has files without names.
            try UnfinishedFiles.make { () throws(BundleError) in
                _ = try FileSystem.open(temporary, O_CREAT | O_EXCL)
            }
            return try fill(try FileSystem.open(temporary, O_WRONLY), with: bytes)
        }
        try fill(file, with: bytes)
        let name = "/proc/self/fd/\(file.descriptor)"
        try UnfinishedFiles.make { () throws(BundleError) in
            guard unsafe linkat(AT_FDCWD, name, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else {
                throw FileSystem.failure("write", temporary)
            }
        }
    }

    private static func fill(_ file: OpenFile, with bytes: [UInt8]) throws(BundleError) {
        try unsafe bytes.withUnsafeBufferPointer { bytes throws(BundleError) in
            try unsafe file.write(UnsafeRawBufferPointer(bytes))
        }
        try file.synchronize()
    }
}
