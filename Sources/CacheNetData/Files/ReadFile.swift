internal import CacheNetCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file's bytes. Pipes work too, so that a stream can come from another program.
///
/// - Parameter limit: more bytes than this are refused, since no file that belongs here has them.
func readFile(_ path: FilePath, limit: Int = 1 << 31) throws(DataError) -> [UInt8] {
    let descriptor = unsafe open(path.closed, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_size > 0, status.st_size <= limit {
        bytes.reserveCapacity(Int(status.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        if count == 0 { return bytes }
        if count < 0 {
            if errno == EINTR { continue }
            throw unreadable(path, errno)
        }
        guard bytes.count + count <= limit else {
            throw DataError(.invalidFile, "\(path): expected at most \(limit) bytes, got more")
        }
        bytes.append(contentsOf: chunk[..<count])
    }
}

package func readFile(_ path: String, limit: Int = 1 << 31) throws(DataError) -> [UInt8] {
    try readFile(FilePath(path), limit: limit)
}

private func unreadable(_ path: FilePath, _ code: Int32) -> DataError {
    DataError(.unreadableFile, "\(path): expected a readable file, got \"\(systemReason(code))\"")
}
