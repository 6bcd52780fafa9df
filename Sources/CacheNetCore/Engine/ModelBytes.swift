/// A model's bytes at one address, for as long as anything refers to them, so that an engine can use them in place.
///
/// - Note: `@unchecked Sendable` because the memory is written only inside the initialiser and read-only afterwards.
@safe public final class ModelBytes: @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer
    /// How many bytes.
    public let count: Int

    /// - Parameters:
    ///   - count: the exact number of bytes, at least 0.
    ///   - fill: writes all of them, or throws.
    public init<Failure: Error>(count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void)
        throws(Failure)
    {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 64)
        do {
            try unsafe fill(UnsafeMutableRawBufferPointer(rebasing: storage[..<count]))
        } catch {
            unsafe storage.deallocate()
            throw error
        }
        unsafe self.storage = storage
        self.count = count
    }

    /// A copy of an array.
    public convenience init(_ bytes: [UInt8]) {
        unsafe self.init(count: bytes.count) { unsafe $0.copyBytes(from: bytes) }
    }

    deinit {
        unsafe storage.deallocate()
    }

    /// Calls a closure with all bytes. Their address is aligned to 64 bytes, the same at every call, and good for as
    /// long as this object lives.
    ///
    /// - Throws: what the closure throws.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeRawBufferPointer(rebasing: storage[..<count]))
    }
}
