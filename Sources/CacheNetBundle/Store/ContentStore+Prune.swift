import Glibc

/// What a store lets go: what no bundle needs that it lists, and, beyond its limit, what was used longest ago.
extension ContentStore {
    /// A file that a store could do without.
    private struct Entry {
        let path: String
        let digest: String
        let size: Int
        /// Seconds and nanoseconds since 1970, as far as the clock was right then.
        let lastUse: (Int, Int)
    }

    /// Removes models, and what was prepared of them, that belong to no bundle of the index; then what
    /// ``keepWithinLimit()`` removes. Other processes may use the store meanwhile: a model that one of them fetches for a
    /// bundle that is not listed yet may go as well, and is fetched again when it is needed.
    public func prune() throws(BundleError) {
        let lock = try lockedForChanges()
        defer { withExtendedLifetime(lock) {} }
        let needed = try index().manifests.reduce(into: Set<String>()) { $0.formUnion(digests(of: $1)) }
        for entry in entries where !needed.contains(entry.digest) { try remove(entry) }
        removeStaleIngests()
        try removeLeastRecentlyUsed()
    }

    /// Removes models, and what was prepared of them, that were used longest ago, until the store is no larger than its
    /// limit. Descriptions of bundles stay.
    public func keepWithinLimit() throws(BundleError) {
        guard limit != nil else { return }
        let lock = try lockedForChanges()
        defer { withExtendedLifetime(lock) {} }
        try removeLeastRecentlyUsed()
    }

    private func removeLeastRecentlyUsed() throws(BundleError) {
        guard let limit else { return }
        let descriptions =
            (try? index().manifests.reduce(into: Set<String>()) { kept, entry in
                kept.insert(entry.digest.hex)
                if let manifest = manifest(entry) { kept.insert(manifest.config.digest.hex) }
            }) ?? []
        let entries = entries.sorted { $0.lastUse < $1.lastUse }
        var total = entries.reduce(0) { $0 + $1.size }
        for entry in entries where total > limit && !descriptions.contains(entry.digest) {
            try remove(entry)
            total -= entry.size
        }
    }

    /// Notes that a file was used now. Best effort: it decides no more than what goes first.
    func touch(_ file: String) {
        guard limit != nil else { return }
        unsafe utimensat(AT_FDCWD, file, nil, 0)
    }

    private var entries: [Entry] {
        let prepared = FileSystem.names(in: preparedDirectory).map { "\(preparedDirectory)/\($0)" }
        return (["\(path)/\(ImageLayout.blobs)", partialDirectory] + prepared).flatMap { directory in
            FileSystem.names(in: directory).compactMap { name in
                let file = "\(directory)/\(name)"
                var status = stat()
                guard unsafe stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
                return Entry(
                    path: file, digest: name, size: Int(status.st_size),
                    lastUse: (status.st_mtim.tv_sec, status.st_mtim.tv_nsec))
            }
        }
    }

    /// Of everything that belongs to a bundle, as far as its manifest can be read.
    private func digests(of entry: Descriptor) -> Set<String> {
        guard let manifest = manifest(entry) else { return [entry.digest.hex] }
        return Set([entry.digest.hex, manifest.config.digest.hex] + manifest.layers.map(\.digest.hex))
    }

    private func manifest(_ entry: Descriptor) -> ImageManifest? {
        (try? readBytes(entry)).flatMap { try? BundleDescription.parseManifest($0) }
    }

    private func remove(_ entry: Entry) throws(BundleError) {
        guard unsafe unlink(entry.path) == 0 || errno == ENOENT else { throw FileSystem.failure("remove", entry.path) }
    }
}
