public import CacheNetCore
import Glibc

/// Copies of models that an engine made for itself: a cache beside the blobs, which may be lost at any time.
extension ContentStore {
    private static let checksumSize = 32

    var preparedDirectory: String { "\(path)/prepared" }

    /// - Parameters:
    ///   - format: the engine's `preparedFormat`.
    ///   - digest: of the model that was prepared.
    /// - Returns: `nil` when there is none; a damaged one is removed.
    public func readPrepared(format: String, of digest: Digest) throws(BundleError) -> ModelBytes? {
        let file = "\(path)/\(try preparedName(format, digest))"
        guard let size = FileSystem.sizeOfRegularFile(file) else { return nil }
        guard size >= Self.checksumSize, size <= Descriptor.maximumSize else { return removeDamaged(file) }
        do {
            let opened = try FileSystem.openRegular(file)
            let bytes = try unsafe ModelBytes(count: size - Self.checksumSize) { buffer throws(BundleError) in
                try unsafe opened.read(into: buffer)
            }
            var trailer = [UInt8](repeating: 0, count: Self.checksumSize)
            try unsafe trailer.withUnsafeMutableBufferPointer { buffer throws(BundleError) in
                try unsafe opened.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            guard trailer == checksum(of: bytes, format, digest) else { return removeDamaged(file) }
            touch(file)
            return bytes
        } catch  where error.code == .corrupt || error.code == .missing {
            // Cut short, or removed by another process, after its size was taken.
            return removeDamaged(file)
        }
    }

    /// Keeps a prepared copy. It is not forced to the disk: a reader verifies it, and it can be made again.
    public func writePrepared(_ bytes: ModelBytes, format: String, of digest: Digest) throws(BundleError) {
        let name = try preparedName(format, digest)
        try checkWritable()
        try FileSystem.makeDirectories("\(preparedDirectory)/\(format)")
        let trailer = checksum(of: bytes, format, digest)
        try unsafe bytes.withUnsafeBytes { content throws(BundleError) in
            try unsafe trailer.withUnsafeBufferPointer { trailer throws(BundleError) in
                try unsafe replace(name, with: [content, UnsafeRawBufferPointer(trailer)], durable: false)
            }
        }
    }

    private func preparedName(_ format: String, _ digest: Digest) throws(BundleError) -> String {
        let allowed = format.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard allowed, !format.isEmpty, !format.hasPrefix("."), format.utf8.count <= 200 else {
            throw BundleError(
                .invalidName,
                "prepared format: expected 1 to 200 letters, digits, '.', '_' or '-', got \"\(format.prefix(210))\"")
        }
        return "prepared/\(format)/\(digest.hex)"
    }

    /// Covers the name too, so that a file in the wrong place is as good as damaged.
    private func checksum(of bytes: ModelBytes, _ format: String, _ digest: Digest) -> [UInt8] {
        var hasher = DigestHasher()
        unsafe Array("\(format)/\(digest.hex)\n".utf8).withUnsafeBytes { unsafe hasher.update($0) }
        unsafe bytes.withUnsafeBytes { unsafe hasher.update($0) }
        return hasher.rawBytes()
    }

    private func removeDamaged(_ file: String) -> ModelBytes? {
        if (try? checkWritable()) != nil { unsafe unlink(file) }
        return nil
    }
}
