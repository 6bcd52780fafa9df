internal import CacheNetBundle
internal import CacheNetCore
internal import NIOCore

/// A blob on its way: never more than its declared size, hashed as it arrives.
struct BlobDownload {
    /// What a manifest declares is worth no more memory than this before it arrives.
    private static let firstReserve = 1 << 20

    let descriptor: Descriptor
    private var bytes: [UInt8] = []
    private var hasher = DigestHasher()
    private let partial: PartialBlob?

    /// - Parameter partial: what came before, and where what comes is kept as well.
    init(_ descriptor: Descriptor, partial: PartialBlob? = nil) {
        self.descriptor = descriptor
        self.partial = partial
        if let partial { bytes = partial.bytes(atMost: descriptor.size) }
        if bytes.isEmpty {
            bytes.reserveCapacity(min(max(descriptor.size, 0), Self.firstReserve))
        } else {
            unsafe bytes.withUnsafeBytes { unsafe hasher.update($0) }
        }
    }

    /// From the first byte.
    func restarted() -> BlobDownload {
        partial?.reset()
        return BlobDownload(descriptor, partial: partial)
    }

    var received: Int { bytes.count }
    var reserved: Int { bytes.capacity }
    var isComplete: Bool { bytes.count == descriptor.size }

    mutating func append(_ chunk: ByteBuffer) throws(TransportError) {
        guard chunk.readableBytes <= descriptor.size - bytes.count else {
            throw TransportError(
                .corrupted, "blob \(descriptor.digest): expected \(descriptor.size) bytes, got more")
        }
        unsafe chunk.withUnsafeReadableBytes {
            unsafe bytes.append(contentsOf: $0)
            unsafe hasher.update($0)
            unsafe partial?.append($0)
        }
    }

    func checkComplete() throws(TransportError) {
        guard isComplete else {
            throw TransportError(
                .unreachable, "blob \(descriptor.digest): expected \(descriptor.size) bytes, got \(bytes.count)")
        }
    }

    func finish() throws(TransportError) -> ModelBytes {
        let digest = hasher.finalize()
        guard digest == descriptor.digest else {
            throw TransportError(.corrupted, "blob \(descriptor.digest): the bytes received have digest \(digest)")
        }
        partial?.remove()
        return ModelBytes(bytes)
    }
}
