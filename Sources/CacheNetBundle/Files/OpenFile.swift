import Glibc

/// An open file, closed when it goes.
final class OpenFile: Sendable {
    let descriptor: Int32
    let path: String

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func status() throws(BundleError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileSystem.failure("examine", path) }
        return status
    }

    /// - Returns: whether this file is now locked, until it is closed, against everybody else.
    func tryLock() -> Bool {
        FileSystem.retrying { flock(descriptor, LOCK_EX | LOCK_NB) } == 0
    }

    /// Waits until this file is locked, until it is closed, against everybody else.
    func lock() throws(BundleError) {
        guard FileSystem.retrying({ flock(descriptor, LOCK_EX) }) == 0 else { throw FileSystem.failure("lock", path) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(BundleError) {
        var rest = unsafe bytes[...]
        while unsafe !rest.isEmpty {
            let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
            let written = FileSystem.retrying { unsafe Glibc.write(descriptor, part.baseAddress, part.count) }
            guard written >= 0 else { throw FileSystem.failure("write", path) }
            unsafe rest = rest.dropFirst(written)
        }
    }

    /// Fills the whole buffer.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(BundleError) {
        var filled = 0
        while filled < buffer.count {
            let start = unsafe buffer.baseAddress.map { unsafe $0 + filled }
            let count = FileSystem.retrying { unsafe Glibc.read(descriptor, start, buffer.count - filled) }
            guard count >= 0 else { throw FileSystem.failure("read", path) }
            guard count > 0 else {
                throw BundleError(.corrupt, "\(path): expected \(buffer.count) more bytes, got \(filled)")
            }
            filled += count
        }
    }

    func synchronize() throws(BundleError) {
        guard fsync(descriptor) == 0 else { throw FileSystem.failure("synchronize", path) }
    }
}

extension OpenFile {
    /// Whether the path still leads to this file.
    func isStillNamed() throws(BundleError) -> Bool {
        let mine = try status()
        var named = stat()
        return unsafe stat(path, &named) == 0 && named.st_ino == mine.st_ino && named.st_dev == mine.st_dev
    }
}
