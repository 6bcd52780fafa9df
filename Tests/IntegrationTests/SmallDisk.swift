import Foundation

/// A file system in memory that is soon full.
final class SmallDisk {
    private let directory: TemporaryDirectory
    var url: URL { directory.url }

    static let isPossible: Bool = (try? SmallDisk(kilobytes: 64)) != nil

    init(kilobytes: Int) throws {
        directory = try TemporaryDirectory()
        guard mount("tmpfs", directory.url.path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            throw POSIXError(.EPERM)
        }
    }

    /// Takes what is left.
    func fill() throws {
        let file = open(directory.url.appending(path: "filler").path, O_WRONLY | O_CREAT, 0o600)
        guard file >= 0 else { throw POSIXError(.EIO) }
        let block = [UInt8](repeating: 0, count: 1024)
        while write(file, block, block.count) > 0 {}
        close(file)
    }

    deinit {
        umount(directory.url.path)
    }
}
