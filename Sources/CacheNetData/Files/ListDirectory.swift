#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What is in a directory, sorted by name. Hidden entries, and what is neither file nor directory (a pipe, a device), are
/// left out; a link to nowhere counts as a file, so that reading it says what is wrong.
func listDirectory(_ path: String) throws(DataError) -> [DirectoryEntry] {
    guard let stream = opendir(path) else {
        throw DataError(
            .unreadableFile, "\(path): expected a readable directory, got \"\(String(cString: strerror(errno)))\"")
    }
    defer { closedir(stream) }
    var entries: [DirectoryEntry] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                String(cString: $0)
            }
        }
        guard !name.hasPrefix(".") else { continue }
        var status = stat()
        let type = stat("\(path)/\(name)", &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        guard type == S_IFDIR || type == S_IFREG else { continue }
        entries.append(DirectoryEntry(name: name, isDirectory: type == S_IFDIR))
    }
    return entries.sorted { $0.name < $1.name }
}
