internal import Crypto

/// Computes a ``Digest`` of content that arrives in pieces.
public struct DigestHasher: Sendable {
    private var hash = SHA256()

    public init() {}

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    /// The digest of everything so far.
    public func finalize() -> Digest {
        Digest(rawBytes: hash.finalize())
    }

    /// The 32 bytes that ``finalize()`` writes as hexadecimal digits.
    package func rawBytes() -> [UInt8] {
        Array(hash.finalize())
    }
}
