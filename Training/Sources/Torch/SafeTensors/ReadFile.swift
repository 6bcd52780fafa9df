internal import Glibc

/// Reads a regular file; a pipe or a device does not block and is refused.
func readFile(_ path: String) throws(TorchError) -> [UInt8] {
    func failure() -> TorchError {
        TorchError(.fileSystem, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
        throw TorchError(.fileSystem, "\(path): expected a regular file, got another kind")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var offset = 0
    while offset < bytes.count {
        let count = bytes[offset...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw failure() }
        guard count > 0 else {
            throw TorchError(.fileSystem, "\(path): expected \(bytes.count) bytes, got \(offset)")
        }
        offset += count
    }
    return bytes
}
