/// Pictures as files hold them: JPEG and PNG, told apart by their first bytes, whatever their names end with.
///
/// Every picture is read as 8-bit RGB, as Pillow's `ImageOps.exif_transpose` and `convert("RGB")` give it: turned as its
/// Exif data says; grey, palettes and CMYK become colours; transparency, gamma and colour profiles are left out of
/// account, so that pixels have the colours that are stored. 16 bits become 8 by their share of the whole. Refused are
/// every file in which the decoder finds damage or a missing part, and more than 64 megapixels: that is checked before
/// they are allocated.
package enum PictureFile {
    static let maximumPixels = 64_000_000

    /// - Parameter name: what messages call it.
    /// - Throws: ``PictureError``.
    package static func decode(_ bytes: [UInt8], name: String) throws(PictureError) -> Picture {
        switch FileKind(bytes) {
        case .jpeg: return try JPEG.decode(bytes, name: name)
        case .png: return try PNG.decode(bytes, name: name)
        case .other(let kind): throw PictureError(.invalid, "\(name): expected a JPEG or PNG picture, got \(kind)")
        }
    }

    /// Writes a PNG file, in the place of one that is there.
    ///
    /// - Throws: ``PictureError`` when it cannot be written.
    package static func write(_ picture: Picture, to path: String) throws(PictureError) {
        try PNG.write(picture, to: path)
    }

    static func checkSize(_ width: Int, _ height: Int, name: String) throws(PictureError) {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, pixels <= maximumPixels else {
            throw PictureError(
                .invalid, "\(name): expected a picture of at most \(maximumPixels) pixels, got \(width) x \(height)"
            )
        }
    }
}
