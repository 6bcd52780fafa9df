/// The chunks of a PNG file, so far as they matter here.
///
/// How bright or how transparent pixels are meant is left to those who look at them, as Pillow does for RGB: only the
/// chunks without which there is no picture reach the decoder.
struct PNGChunks {
    /// The file without `gAMA`, `iCCP`, `tRNS` and all others that a decoder may do without.
    private(set) var critical: [UInt8] = []
    /// What cameras wrote about the picture.
    private(set) var exif: ArraySlice<UInt8>?
    /// Whether pixels have one more channel, which says how opaque they are.
    private(set) var hasAlpha = false

    private static let signatureBytes = 8
    /// Length, type and checksum.
    private static let frameBytes = 12

    /// - Parameter file: with PNG's signature. What does not look like chunks is kept for the decoder to refuse.
    init(_ file: [UInt8]) {
        critical.reserveCapacity(file.count)
        critical += file.prefix(Self.signatureBytes)
        var position = Self.signatureBytes
        while position + Self.frameBytes <= file.count {
            let length = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            guard length <= file.count - position - Self.frameBytes else { break }
            let end = position + Self.frameBytes + length
            let content = file[(position + 8)..<(end - 4)]
            switch String(decoding: file[(position + 4)..<(position + 8)], as: UTF8.self) {
            case "IHDR": hasAlpha = content.count == 13 && (content.dropFirst(9).first ?? 0) & 4 != 0
            case "eXIf": exif = exif ?? content
            default: break
            }
            // A lower-case first letter marks a chunk that a decoder may do without.
            if file[position + 4] & 0x20 == 0 { critical += file[position..<end] }
            position = end
        }
        critical += file[position...]
    }
}
