import Foundation
import Glibc

/// A directory that is written beside its place and put there in one step.
struct OutputDirectory {
    let path: String
    let temporaryPath: String
    private let force: Bool

    init(path: String, force: Bool) throws(BundleError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        self.force = force
        self.temporaryPath = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 16)).tmp"
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw BundleError(.fileSystem, "output: expected a path, got \"\(path)\"")
        }
        try checkPlace()
    }

    /// Puts the directory into its place; what it replaces is removed afterwards.
    func commit() throws(BundleError) {
        try checkPlace()
        if FileSystem.exists(path) {
            let old = "\(temporaryPath).old"
            try FileSystem.rename(path, to: old)
            do throws(BundleError) {
                try FileSystem.rename(temporaryPath, to: path)
            } catch {
                try? FileSystem.rename(old, to: path)
                throw error
            }
            try? FileManager.default.removeItem(atPath: old)
        } else {
            try FileSystem.rename(temporaryPath, to: path)
        }
        try FileSystem.synchronizeDirectory(FileSystem.parentDirectory(of: path))
    }

    func cancel() {
        try? FileManager.default.removeItem(atPath: temporaryPath)
    }

    private func checkPlace() throws(BundleError) {
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
