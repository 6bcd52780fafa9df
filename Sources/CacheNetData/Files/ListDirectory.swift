internal import CacheNetCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What systems leave in folders and no person put there: archives of macOS, caches of Windows and of network drives.
private let litter: Set<FilePath> = Set(["__MACOSX", "Thumbs.db", "desktop.ini", "@eaDir"].map { FilePath($0) })

/// What is in a directory, sorted by the bytes of the names. Hidden entries, what systems leave there (`__MACOSX`,
/// `Thumbs.db` and the like), and what is neither file nor directory (a pipe, a device), are left out; a link to nowhere
/// counts as a file, so that reading it says what is wrong.
func listDirectory(_ path: FilePath) throws(DataError) -> [DirectoryEntry] {
    guard let stream = unsafe opendir(path.closed) else { throw unlistable(path, errno) }
    defer { unsafe closedir(stream) }
    var entries: [DirectoryEntry] = []
    while true {
        // What is not set again tells the end from an error.
        errno = 0
        guard let entry = unsafe readdir(stream) else { break }
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
            unsafe FilePath(bytes: Array($0.prefix { $0 != 0 }))
        }
        guard name.bytes.first != UInt8(ascii: "."), !litter.contains(name) else { continue }
        var status = stat()
        let type = unsafe stat(path.appending(name).closed, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        guard type == S_IFDIR || type == S_IFREG else { continue }
        entries.append(DirectoryEntry(name: name, isDirectory: type == S_IFDIR))
    }
    guard errno == 0 else { throw unlistable(path, errno) }
    return entries.sorted { $0.name < $1.name }
}

private func unlistable(_ path: FilePath, _ code: Int32) -> DataError {
    DataError(.unreadableFile, "\(path): expected a readable directory, got \"\(systemReason(code))\"")
}
