internal import CacheNetBundle
internal import CacheNetCore
internal import NIOCore

/// A blob on its way: never more than its declared size, hashed as it arrives.
struct BlobDownload {
    let descriptor: Descriptor
    private var bytes: [UInt8] = []
    private var hasher = DigestHasher()

    init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
        bytes.reserveCapacity(descriptor.size)
    }

    var received: Int { bytes.count }

    mutating func append(_ chunk: ByteBuffer) throws(TransportError) {
        guard chunk.readableBytes <= descriptor.size - bytes.count else {
            throw TransportError(
                .corrupted, "blob \(descriptor.digest): expected \(descriptor.size) bytes, got more")
        }
        chunk.withUnsafeReadableBytes {
            bytes.append(contentsOf: $0)
            hasher.update($0)
        }
    }

    func checkComplete() throws(TransportError) {
        guard bytes.count == descriptor.size else {
            throw TransportError(
                .unreachable, "blob \(descriptor.digest): expected \(descriptor.size) bytes, got \(bytes.count)")
        }
    }

    func finish() throws(TransportError) -> ModelBytes {
        let digest = hasher.finalize()
        guard digest == descriptor.digest else {
            throw TransportError(.corrupted, "blob \(descriptor.digest): the bytes received have digest \(digest)")
        }
        return ModelBytes(bytes)
    }
}
