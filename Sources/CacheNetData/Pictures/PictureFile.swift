/// Pictures in files: JPEG and PNG, told apart by their first bytes.
///
/// Every picture is read as 8-bit RGB: grey and palettes become colours, 16 bits become 8, what is transparent is laid on
/// black. A JPEG file's orientation tag is not followed. Refused are CMYK JPEG files, every file in which the
/// decoder finds damage or a missing part, and more than 64 megapixels: that is checked before they are allocated.
public enum PictureFile {
    static let maximumPixels = 64_000_000
    private static let maximumFileBytes = 1 << 28

    /// - Throws: ``DataError`` that names the file.
    public static func read(_ path: String) throws(DataError) -> Picture {
        try decode(try readFile(path, limit: maximumFileBytes), name: path)
    }

    /// - Parameter name: what messages call it.
    /// - Throws: ``DataError``.
    public static func decode(_ bytes: [UInt8], name: String) throws(DataError) -> Picture {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return try JPEG.decode(bytes, name: name) }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            return try PNG.decode(bytes, name: name)
        }
        throw DataError(.invalidFile, "\(name): expected a JPEG or PNG picture, got something else")
    }

    /// Writes a PNG file, in the place of one that is there.
    ///
    /// - Throws: ``DataError`` when it cannot be written.
    public static func write(_ picture: Picture, to path: String) throws(DataError) {
        try PNG.write(picture, to: path)
    }

    static func checkSize(_ width: Int, _ height: Int, name: String) throws(DataError) {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, pixels <= maximumPixels else {
            throw DataError(
                .invalidFile, "\(name): expected a picture of at most \(maximumPixels) pixels, got \(width) x \(height)"
            )
        }
    }
}
