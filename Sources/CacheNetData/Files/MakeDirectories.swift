internal import CacheNetCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Makes a directory and those above it; one that is there stays as it is.
func makeDirectories(_ path: String) throws(DataError) {
    guard unsafe mkdir(path, 0o755) != 0 else { return }
    var code = errno
    if code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
        try makeDirectories(String(path[..<slash]))
        guard unsafe mkdir(path, 0o755) != 0 else { return }
        code = errno
    }
    guard code == EEXIST else {
        throw DataError(
            .unwritable, "\(path): expected a place for a directory, got \"\(systemReason(code))\"")
    }
}
