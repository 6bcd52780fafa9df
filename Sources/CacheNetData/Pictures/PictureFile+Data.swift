package import CacheNetMedia

extension PictureFile {
    private static let maximumFileBytes = 1 << 28

    /// - Throws: ``DataError`` that names the file.
    package static func read(_ path: String) throws(DataError) -> Picture {
        try read(FilePath(path))
    }

    static func read(_ path: FilePath) throws(DataError) -> Picture {
        let bytes = try readFile(path, limit: maximumFileBytes)
        do {
            return try decode(bytes, name: "\(path)")
        } catch {
            throw DataError(error)
        }
    }
}

extension DataError {
    init(_ error: PictureError) {
        let code: Code =
            switch error.code {
            case .unwritable: .unwritable
            case .noDecoder: .unreadableFile
            default: .invalidFile
            }
        self.init(code, error.message)
    }
}
