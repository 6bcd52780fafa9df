import Glibc

extension ContentStore {
    /// Stores bytes that are in memory; content that is already there stays, unless it is damaged.
    public func put(
        _ bytes: UnsafeRawBufferPointer, mediaType: String, annotations: [String: String]? = nil
    ) throws(BundleError) -> Descriptor {
        let descriptor = unsafe Descriptor(
            mediaType: mediaType, digest: Digest.sha256(of: bytes), size: bytes.count, annotations: annotations)
        if (try? read(descriptor)) != nil { return descriptor }
        let ingest = try ingest(expecting: descriptor)
        try unsafe ingest.append(bytes)
        _ = try ingest.commit()
        return descriptor
    }

    /// The same for bytes in an array.
    public func put(
        _ bytes: [UInt8], mediaType: String, annotations: [String: String]? = nil
    ) throws(BundleError) -> Descriptor {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(BundleError) in
            try unsafe put(UnsafeRawBufferPointer(buffer), mediaType: mediaType, annotations: annotations)
        }
    }

    func replace(_ name: String, with bytes: [UInt8]) throws(BundleError) {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(BundleError) in
            try unsafe replace(name, with: [UnsafeRawBufferPointer(buffer)], durable: true)
        }
    }

    /// Writes a file of the store whole or not at all.
    ///
    /// - Parameter durable: whether it must survive a loss of power; otherwise its reader has to verify it.
    func replace(
        _ name: String, with pieces: [UnsafeRawBufferPointer], durable: Bool
    ) throws(BundleError) {
        try checkWritable()
        let file = try createTemporaryFile()
        let destination = "\(path)/\(name)"
        do {
            for index in unsafe pieces.indices { try unsafe file.write(pieces[index]) }
            if durable { try file.synchronize() }
            try FileSystem.rename(file.path, to: destination)
        } catch {
            unsafe unlink(file.path)
            throw error
        }
        if durable { try FileSystem.synchronizeDirectory(FileSystem.parentDirectory(of: destination)) }
    }
}
