/// The place of a bundle that is being made.
struct OutputDirectory {
    private let staged: StagedDirectory
    private let force: Bool

    init(path: String, force: Bool) throws(BundleError) {
        try Self.check(path, force: force)
        self.force = force
        staged = try StagedDirectory(path: path)
    }

    var temporaryPath: String { staged.temporaryPath }

    /// Puts the directory into its place; what it replaces is removed afterwards.
    func commit() throws(BundleError) {
        try Self.check(staged.path, force: force)
        try staged.commit()
    }

    func cancel() {
        staged.cancel()
    }

    private static func check(_ path: String, force: Bool) throws(BundleError) {
        guard FileSystem.exists(path) else { return }
        guard force else {
            throw BundleError(
                .alreadyExists, "\(path): expected nothing there, got something; --force replaces a bundle")
        }
        // A mistyped path must not cost somebody a directory that is not a bundle.
        guard FileSystem.exists("\(path)/\(ImageLayout.marker)") else {
            throw BundleError(.alreadyExists, "\(path): expected a bundle to replace, got something else")
        }
    }
}
