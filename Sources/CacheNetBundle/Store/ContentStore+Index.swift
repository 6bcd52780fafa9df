extension ContentStore {
    /// What the layout's `index.json` lists.
    public func index() throws(BundleError) -> ImageIndex {
        let file = "\(path)/\(ImageLayout.index)"
        let bytes = try FileSystem.readBytes(file, limit: BundleDescription.maximumManifestSize)
        let index = try BundleError.decode(ImageIndex.self, from: bytes, file: file, code: .invalidLayout)
        guard index.schemaVersion == 2 else {
            throw BundleError(.invalidLayout, "\(file): schemaVersion: expected 2, got \(index.schemaVersion)")
        }
        return index
    }

    /// Replaces the layout's `index.json`, atomically.
    public func setIndex(_ index: ImageIndex) throws(BundleError) {
        try replace(ImageLayout.index, with: try BundleError.encode(index))
    }

    /// Changes what `index.json` lists, while other processes that change it so wait.
    ///
    /// An index that cannot be read is as good as an empty one: the blobs are still there.
    public func updateIndex(
        _ change: (inout [Descriptor]) throws(BundleError) -> Void
    ) throws(BundleError) {
        let lock = try lockedForChanges()
        defer { withExtendedLifetime(lock) {} }
        let listed = try? index().manifests
        var manifests = listed ?? []
        try change(&manifests)
        if manifests != listed { try setIndex(ImageIndex(manifests: manifests)) }
    }

    /// - Returns: a file that keeps out, until it is closed, every other process that changes or prunes the index.
    func lockedForChanges() throws(BundleError) -> OpenFile {
        try checkWritable()
        let marker = try FileSystem.openRegular("\(path)/\(ImageLayout.marker)")
        try marker.lock()
        return marker
    }
}
