import Glibc

/// Blobs by digest, in a directory that is an OCI image layout.
///
/// Content becomes visible whole, verified and durable, or not at all: it is written by an ``Ingest`` and renamed
/// into place. Several processes may use one directory.
///
/// ```swift
/// let store = try ContentStore(path: "cache")
/// let descriptor = try store.put(bytes, mediaType: MediaType.onnx)
/// let model = try store.read(descriptor)
/// ```
public final class ContentStore: Sendable {
    /// What may be done with a store.
    enum Access: Sendable { case readOnly, readWrite }

    /// The directory of the layout, as it was given.
    public let path: String
    /// Bytes that models, what was prepared of them, and descriptions of bundles may take; `nil` sets no bound.
    public let limit: Int?
    private let access: Access

    /// Opens a store, and creates it where there is none. Removes what crashed writers left behind.
    ///
    /// - Parameter limit: bytes that ``prune()`` and ``keepWithinLimit()`` leave, at least 1; `nil` sets no bound.
    public convenience init(path: String, limit: Int? = nil) throws(BundleError) {
        try self.init(path: path, limit: limit, access: .readWrite)
        try FileSystem.makeDirectories("\(path)/\(ImageLayout.blobs)")
        try FileSystem.makeDirectories(ingestDirectory)
        removeStaleIngests()
        if FileSystem.exists("\(path)/\(ImageLayout.marker)") {
            try checkLayoutVersion()
        } else {
            let version = ImageLayout.Version(imageLayoutVersion: ImageLayout.version)
            try replace(ImageLayout.marker, with: try BundleError.encode(version))
        }
        if !FileSystem.exists("\(path)/\(ImageLayout.index)") { try setIndex(ImageIndex(manifests: [])) }
    }

    /// Opens an existing layout and never writes to it.
    public static func readOnly(path: String) throws(BundleError) -> ContentStore {
        guard FileSystem.isDirectory(path) else {
            throw BundleError(.missing, "\(path): expected a directory, got \(describe(path))")
        }
        let store = try ContentStore(path: path, limit: nil, access: .readOnly)
        try store.checkLayoutVersion()
        return store
    }

    private init(path: String, limit: Int?, access: Access) throws(BundleError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw BundleError(.fileSystem, "expected a path of a store, got \"\(path)\"")
        }
        self.path = path
        self.limit = limit
        self.access = access
    }

    var ingestDirectory: String { "\(path)/ingest" }

    /// Where content with this digest is, or would be.
    public func path(of digest: Digest) -> String { "\(path)/\(ImageLayout.blobs)/\(digest.hex)" }

    /// Whether a blob of the right size is there; its bytes are verified when they are read.
    public func contains(_ descriptor: Descriptor) -> Bool {
        FileSystem.sizeOfRegularFile(path(of: descriptor.digest)) == descriptor.size
    }

    /// Starts writing a blob.
    ///
    /// - Parameter expecting: what it must turn out to be; `nil` takes anything.
    public func ingest(expecting descriptor: Descriptor? = nil) throws(BundleError) -> Ingest {
        try checkWritable()
        return Ingest(store: self, file: try createTemporaryFile(), expecting: descriptor)
    }

    func checkWritable() throws(BundleError) {
        guard access == .readWrite else {
            throw BundleError(.fileSystem, "\(path): expected a store to write to, got one opened read-only")
        }
    }

    private func checkLayoutVersion() throws(BundleError) {
        let file = "\(path)/\(ImageLayout.marker)"
        let version = try BundleError.decode(
            ImageLayout.Version.self, from: try FileSystem.readBytes(file, limit: 1 << 16), file: file,
            code: .invalidLayout)
        guard version.imageLayoutVersion == ImageLayout.version else {
            throw BundleError(
                .invalidLayout,
                "\(file): imageLayoutVersion: expected \(ImageLayout.version), got \"\(version.imageLayoutVersion)\"")
        }
    }

    private static func describe(_ path: String) -> String {
        FileSystem.exists(path) ? "something else" : "nothing"
    }
}
