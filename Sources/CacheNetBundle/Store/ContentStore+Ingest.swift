import Glibc

extension ContentStore {
    /// A file in the ingest directory that this process holds locked, so that others know that its writer lives.
    func createTemporaryFile() throws(BundleError) -> OpenFile {
        while true {
            let name = "\(ingestDirectory)/\(String(UInt64.random(in: .min ... .max), radix: 16))"
            let file = try FileSystem.open(name, O_RDWR | O_CREAT | O_EXCL)
            // Between creation and lock another process may have taken it for stale and removed it.
            if file.tryLock(), try file.isStillNamed() { return file }
        }
    }

    /// Removes the files of writers that are gone: theirs are not locked any more.
    func removeStaleIngests() {
        for name in FileSystem.names(in: ingestDirectory) {
            let path = "\(ingestDirectory)/\(name)"
            guard let file = try? FileSystem.openRegular(path), file.tryLock() else { continue }
            unsafe unlink(path)
        }
    }
}
