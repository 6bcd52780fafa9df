/// The parts of a JPEG file before its pixels, so far as they matter here.
enum JPEGMarkers {
    private static let exifHeader: [UInt8] = Array("Exif".utf8) + [0, 0]

    /// What cameras wrote about the picture; `nil` without it, or where the parts are damaged.
    static func exif(in file: [UInt8]) -> ArraySlice<UInt8>? {
        var position = 2
        while position + 4 <= file.count, file[position] == 0xFF {
            let marker = file[position + 1]
            // Any number of fill bytes may stand before a marker.
            guard marker != 0xFF else {
                position += 1
                continue
            }
            // The scan, or the end: what is of interest stands before it.
            guard marker != 0xDA, marker != 0xD9 else { return nil }
            let length = Int(file[position + 2]) << 8 | Int(file[position + 3])
            let end = position + 2 + length
            guard length >= 2, end <= file.count else { return nil }
            let content = file[(position + 4)..<end]
            if marker == 0xE1, content.starts(with: exifHeader) { return content.dropFirst(exifHeader.count) }
            position = end
        }
        return nil
    }
}
