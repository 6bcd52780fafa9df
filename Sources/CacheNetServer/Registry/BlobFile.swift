internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file that is read in pieces, closed when nothing refers to it any more. All calls block.
final class BlobFile: Sendable {
    /// Bytes read at once.
    static let pieceSize = 256 << 10
    private let descriptor: Int32

    /// - Throws: ``RegistryError`` when the file is not there or has not the size that the manifest says.
    init(path: String, size: Int) throws(RegistryError) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw RegistryError(.unavailable, "the blob's file cannot be opened") }
        guard lseek(descriptor, 0, SEEK_END) == off_t(size) else {
            close(descriptor)
            throw RegistryError(.unavailable, "expected a file of \(size) bytes, got another size")
        }
    }

    deinit {
        close(descriptor)
    }

    /// - Throws: ``RegistryError`` when the file ends before the range does.
    func read(_ range: Range<Int>) throws(RegistryError) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(range.count)
        while buffer.readableBytes < range.count {
            let missing = range.count - buffer.readableBytes
            let position = range.lowerBound + buffer.readableBytes
            let count = unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: missing) { raw in
                unsafe max(0, pread(descriptor, raw.baseAddress, min(missing, raw.count), off_t(position)))
            }
            guard count > 0 else { throw RegistryError(.unavailable, "the blob's file ended early") }
        }
        return buffer
    }
}
