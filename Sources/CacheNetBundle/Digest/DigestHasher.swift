/// Computes a ``Digest`` of content that arrives in pieces.
public struct DigestHasher: Sendable {
    private var context = DigestContext()

    /// Nothing has come so far.
    public init() {}

    /// Adds the next piece. A copy of the hasher made before does not change.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if !isKnownUniquelyReferenced(&context) { context = DigestContext(copying: context) }
        unsafe context.update(bytes)
    }

    /// The digest of everything so far.
    public func finalize() -> Digest {
        Digest(rawBytes: rawBytes())
    }

    /// The 32 bytes that ``finalize()`` writes as hexadecimal digits.
    package func rawBytes() -> [UInt8] {
        DigestContext(copying: context).finish()
    }
}
