import Glibc
import Synchronization

/// The first bytes of a blob whose transfer broke off, kept so that the rest can be fetched later, by another process as
/// well. Nobody has verified them; who completes the blob does.
///
/// One process at a time has it. Whatever cannot be written is left out: it only saves a transfer.
public final class PartialBlob: Sendable {
    private let file: Mutex<OpenFile?>

    init(file: OpenFile) {
        self.file = Mutex(file)
    }

    /// What came so far.
    ///
    /// - Parameter limit: bytes that make sense; a file with more of them is emptied.
    public func bytes(atMost limit: Int) -> [UInt8] {
        file.withLock { file in
            guard let opened = file, let size = try? Int(opened.status().st_size), size > 0 else { return [] }
            var bytes = [UInt8](repeating: 0, count: min(size, limit))
            guard size <= limit, lseek(opened.descriptor, 0, SEEK_SET) == 0,
                unsafe bytes.withUnsafeMutableBytes({ unsafe (try? opened.read(into: $0)) != nil })
            else {
                // What comes next would stand behind bytes that nobody knows.
                Self.empty(opened)
                return []
            }
            return bytes
        }
    }

    /// Adds what came next.
    public func append(_ bytes: UnsafeRawBufferPointer) {
        file.withLock { file in
            guard let opened = file else { return }
            // A gap would be worse than an end.
            if unsafe (try? opened.write(bytes)) == nil { file = nil }
        }
    }

    /// Forgets what came so far.
    public func reset() {
        file.withLock { file in
            if let file { Self.empty(file) }
        }
    }

    /// Removes the file: the blob is complete.
    public func remove() {
        file.withLock { file in
            if let file { unsafe unlink(file.path) }
            file = nil
        }
    }

    private static func empty(_ file: OpenFile) {
        ftruncate(file.descriptor, 0)
        lseek(file.descriptor, 0, SEEK_SET)
    }
}

extension ContentStore {
    var partialDirectory: String { "\(path)/partial" }

    /// What is there of a blob whose transfer broke off, or an empty one to begin with.
    ///
    /// - Returns: `nil` where another process has it, or where nothing can be written.
    public func partial(of descriptor: Descriptor) -> PartialBlob? {
        guard (try? checkWritable()) != nil, (try? FileSystem.makeDirectories(partialDirectory)) != nil,
            let file = try? FileSystem.open("\(partialDirectory)/\(descriptor.digest.hex)", O_RDWR | O_CREAT),
            file.tryLock(), (try? file.isStillNamed()) == true
        else { return nil }
        return PartialBlob(file: file)
    }
}
