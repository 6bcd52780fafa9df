import Glibc
import Synchronization

/// One blob being written: append its bytes, then commit or cancel.
///
/// An ingest that fails, is cancelled or is let go leaves nothing behind.
public final class Ingest: Sendable {
    private struct State {
        var file: OpenFile?
        var hasher = DigestHasher()
        var size = 0
    }

    private let store: ContentStore
    private let expected: Descriptor?
    private let state: Mutex<State>

    init(store: ContentStore, file: OpenFile, expecting descriptor: Descriptor?) {
        self.store = store
        self.expected = descriptor
        self.state = Mutex(State(file: file))
    }

    deinit { cancel() }

    /// Bytes appended so far.
    public var size: Int { state.withLock { $0.size } }

    /// - Throws: ``BundleError`` with code `tooLarge` when there are more bytes than declared, `diskFull` when they do
    ///   not fit; the ingest is cancelled then.
    public func append(_ bytes: UnsafeRawBufferPointer) throws(BundleError) {
        try state.withLock { state throws(BundleError) in
            let file = try Self.open(state)
            let limit = expected?.size ?? Descriptor.maximumSize
            do throws(BundleError) {
                guard bytes.count <= limit - state.size else {
                    throw BundleError(
                        .tooLarge, "\(name): expected \(limit) bytes, got \(bytes.count) more than \(state.size)")
                }
                try unsafe file.write(bytes)
            } catch {
                Self.discard(&state)
                throw error
            }
            unsafe state.hasher.update(bytes)
            state.size += bytes.count
        }
    }

    /// The same for bytes in an array.
    public func append(_ bytes: [UInt8]) throws(BundleError) {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(BundleError) in
            try unsafe append(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Verifies the content, makes it durable and gives it its name.
    ///
    /// - Throws: ``BundleError`` with code `corrupt` when size or digest are not the expected ones; nothing stays then.
    public func commit() throws(BundleError) -> (digest: Digest, size: Int) {
        try state.withLock { state throws(BundleError) in
            let file = try Self.open(state)
            let (digest, size) = (state.hasher.finalize(), state.size)
            do throws(BundleError) {
                if let expected, expected.size != size || expected.digest != digest {
                    throw BundleError(
                        .corrupt, "\(name): expected \(expected.size) bytes, got \(size) with \(digest)")
                }
                try file.synchronize()
                try FileSystem.rename(file.path, to: store.path(of: digest))
            } catch {
                Self.discard(&state)
                throw error
            }
            state.file = nil
            try FileSystem.synchronizeDirectory(FileSystem.parentDirectory(of: store.path(of: digest)))
            return (digest, size)
        }
    }

    /// Leaves nothing behind; after a commit it does nothing.
    public func cancel() {
        state.withLock { Self.discard(&$0) }
    }

    private var name: String { expected.map { "blob \($0.digest)" } ?? "blob" }

    private static func open(_ state: State) throws(BundleError) -> OpenFile {
        guard let file = state.file else {
            throw BundleError(.finished, "expected an ingest under way, got one that was committed or cancelled")
        }
        return file
    }

    private static func discard(_ state: inout State) {
        guard let file = state.file else { return }
        unsafe unlink(file.path)
        state.file = nil
    }
}
