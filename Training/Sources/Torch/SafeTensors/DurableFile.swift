internal import Glibc

/// A file that takes the place of another only when it is complete and on the disk.
final class DurableFile {
    private let path: String
    private let partialPath: String
    private let descriptor: Int32
    private var isCommitted = false

    init(_ path: String) throws(TorchError) {
        self.path = path
        partialPath = path + ".partial"
        descriptor = open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("create") }
    }

    deinit {
        close(descriptor)
        if !isCommitted, descriptor >= 0 { unlink(partialPath) }
    }

    func write(_ bytes: [UInt8]) throws(TorchError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure("write") }
            rest = rest.dropFirst(written)
        }
    }

    func commit() throws(TorchError) {
        guard fsync(descriptor) == 0 else { throw failure("write") }
        guard rename(partialPath, path) == 0 else { throw failure("replace") }
        isCommitted = true
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folderDescriptor >= 0 else { throw failure("open the folder of") }
        defer { close(folderDescriptor) }
        guard fsync(folderDescriptor) == 0 else { throw failure("write the folder of") }
    }

    private func failure(_ what: String) -> TorchError {
        TorchError(.fileSystem, "cannot \(what) \(path): \(String(cString: strerror(errno)))")
    }
}
