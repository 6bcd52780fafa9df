import CacheNetData
import Foundation

/// Files whose names are any bytes, which Foundation cannot make.
enum ByteNames {
    /// `español` in Latin-1: no UTF-8.
    static let latin1 = [UInt8](Array("espa".utf8) + [0xF1] + Array("ol".utf8))

    static func write(_ bytes: [UInt8], _ name: [UInt8], in directory: URL) throws {
        guard let file = fopen(path(name, directory), "w") else { throw POSIXError(.EIO) }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw POSIXError(.EIO) }
    }

    static func makeDirectory(_ name: [UInt8], in directory: URL) throws {
        guard mkdir(path(name, directory), 0o755) == 0 else { throw POSIXError(.EIO) }
    }

    private static func path(_ name: [UInt8], _ directory: URL) -> [CChar] {
        (Array(directory.path.utf8) + [UInt8(ascii: "/")] + name + [0]).map { CChar(bitPattern: $0) }
    }
}
