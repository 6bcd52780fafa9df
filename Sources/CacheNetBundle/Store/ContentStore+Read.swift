public import CacheNetCore

extension ContentStore {
    /// Reads a blob and verifies its size and every byte.
    ///
    /// - Throws: ``BundleError`` with code `missing` when it is not there, `corrupt` when it is not what its name
    ///   says.
    public func read(_ descriptor: Descriptor) throws(BundleError) -> ModelBytes {
        let file = path(of: descriptor.digest)
        try descriptor.checkSize(file, code: .corrupt)
        try checkSize(of: descriptor)
        let bytes = try FileSystem.readModel(file, limit: descriptor.size)
        let digest = unsafe bytes.withUnsafeBytes { unsafe Digest.sha256(of: $0) }
        guard bytes.count == descriptor.size, digest == descriptor.digest else {
            throw BundleError(
                .corrupt,
                "\(file): expected \(descriptor.size) bytes with \(descriptor.digest), got \(bytes.count) with "
                    + "\(digest)")
        }
        touch(file)
        return bytes
    }

    /// Checks that a blob is there with the right size.
    func checkSize(of descriptor: Descriptor) throws(BundleError) {
        let file = path(of: descriptor.digest)
        guard let size = FileSystem.sizeOfRegularFile(file) else {
            throw BundleError(.missing, "\(file): expected a blob of \(descriptor.size) bytes, got nothing")
        }
        guard size == descriptor.size else {
            throw BundleError(.corrupt, "\(file): expected \(descriptor.size) bytes, got \(size)")
        }
    }

    /// Reads and verifies a small blob, such as a manifest.
    func readBytes(_ descriptor: Descriptor) throws(BundleError) -> [UInt8] {
        try unsafe read(descriptor).withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
