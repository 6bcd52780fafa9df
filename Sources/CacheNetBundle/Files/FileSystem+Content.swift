import CacheNetCore
import Glibc

extension FileSystem {
    /// Reads a whole file, as long as it is no larger than anybody can mean.
    static func readModel(_ path: String, limit: Int = Descriptor.maximumSize) throws(BundleError) -> ModelBytes {
        let file = try openRegular(path)
        let size = Int(try file.status().st_size)
        guard size <= limit else {
            throw BundleError(.tooLarge, "\(path): expected at most \(limit) bytes, got \(size)")
        }
        return try unsafe ModelBytes(count: size) { buffer throws(BundleError) in try unsafe file.read(into: buffer) }
    }

    static func readBytes(_ path: String, limit: Int) throws(BundleError) -> [UInt8] {
        try unsafe readModel(path, limit: limit).withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
