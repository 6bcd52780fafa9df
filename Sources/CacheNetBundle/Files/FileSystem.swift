internal import CacheNetCore
import Glibc

/// The few calls of the operating system that a store needs, with typed errors.
package enum FileSystem {
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o644) throws(BundleError) -> OpenFile {
        let descriptor = retrying { unsafe Glibc.open(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw failure("open", path) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// Opens a regular file to read; a pipe or a device does not block and is refused.
    static func openRegular(_ path: String) throws(BundleError) -> OpenFile {
        let file = try open(path, O_RDONLY | O_NONBLOCK)
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
            throw BundleError(.fileSystem, "\(path): expected a regular file, got another kind")
        }
        return file
    }

    /// - Returns: `nil` when there is no such regular file.
    static func sizeOfRegularFile(_ path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Creates a directory and those above it; one that exists is fine.
    static func makeDirectories(_ path: String) throws(BundleError) {
        try UnfinishedFiles.make { () throws(BundleError) in try makeWithParents(path) }
    }

    private static func makeWithParents(_ path: String) throws(BundleError) {
        if unsafe mkdir(path, 0o755) == 0 || (errno == EEXIST && isDirectory(path)) { return }
        let parent = parentDirectory(of: path)
        guard errno == ENOENT, parent != path else { throw failure("create directory", path) }
        try makeWithParents(parent)
        guard unsafe mkdir(path, 0o755) == 0 || (errno == EEXIST && isDirectory(path)) else {
            throw failure("create directory", path)
        }
    }

    static func rename(_ from: String, to destination: String) throws(BundleError) {
        guard unsafe Glibc.rename(from, destination) == 0 else { throw failure("rename \(from) to", destination) }
    }

    /// Makes a rename or a removal inside a directory durable.
    static func synchronizeDirectory(_ path: String) throws(BundleError) {
        try open(path, O_RDONLY | O_DIRECTORY).synchronize()
    }

    /// The names in a directory, without `.` and `..`, sorted; empty when it cannot be read.
    static func names(in path: String) -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A name beside a path for what is not finished: `results.csv.1f2e.tmp`.
    static func temporaryPath(beside path: String) -> String {
        "\(path).\(String(UInt64.random(in: .min ... .max), radix: 16)).tmp"
    }

    static func parentDirectory(of path: String) -> String {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    static func failure(_ action: String, _ path: String, _ number: Int32 = errno) -> BundleError {
        let code: BundleError.Code =
            switch number {
            case ENOSPC, EDQUOT: .diskFull
            case ENOENT: .missing
            default: .fileSystem
            }
        return BundleError(code, "cannot \(action) \(path): \(systemReason(number))")
    }

    /// Repeats a call that a signal interrupted.
    package static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}
