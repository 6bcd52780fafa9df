internal import COpenSSL

/// OpenSSL's state of a SHA-256. Its calls fail only for want of memory or of SHA-256 itself, when nothing can go on.
///
/// - Note: `@unchecked Sendable` because ``DigestHasher`` changes a context only while nobody else refers to it.
@safe final class DigestContext: @unchecked Sendable {
    private static let size = 32
    private let pointer: OpaquePointer

    init() {
        unsafe pointer = Self.make()
        unsafe Self.check(EVP_DigestInit_ex(pointer, EVP_sha256(), nil))
    }

    init(copying other: DigestContext) {
        unsafe pointer = Self.make()
        unsafe Self.check(EVP_MD_CTX_copy_ex(pointer, other.pointer))
    }

    deinit {
        unsafe EVP_MD_CTX_free(pointer)
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        unsafe Self.check(EVP_DigestUpdate(pointer, start, bytes.count))
    }

    /// Ends the computation: no other call may follow.
    func finish() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
            unsafe Self.check(EVP_DigestFinal_ex(pointer, buffer.baseAddress, nil))
            count = Self.size
        }
    }

    private static func make() -> OpaquePointer {
        // Without memory for a few hundred bytes nothing can go on.
        guard let pointer = unsafe EVP_MD_CTX_new() else { fatalError("no memory for a SHA-256") }
        return unsafe pointer
    }

    private static func check(_ status: Int32) {
        precondition(status == 1, "OpenSSL cannot compute a SHA-256")
    }
}
