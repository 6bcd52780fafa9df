/// How a picture's pixels were stored, as cameras note it (the values of Exif's tag Orientation).
enum Orientation: Int {
    case upright = 1
    case mirrored, upsideDown, mirroredUpsideDown, transposed, turnedLeft, transverse, turnedRight

    /// Whether rows were stored as columns.
    private var swapsAxes: Bool { rawValue >= 5 }

    /// - Parameter exif: a TIFF header and what follows it, as in a JPEG file after `Exif\0\0` or in a PNG file's `eXIf`.
    ///   What is damaged, or says nothing of it, is upright.
    init(exif: ArraySlice<UInt8>) {
        self = Self.value(in: exif).flatMap { Orientation(rawValue: $0) } ?? .upright
    }

    /// The picture as it was seen.
    func restore(_ picture: Picture) -> Picture {
        guard self != .upright else { return picture }
        let (width, height) = swapsAxes ? (picture.height, picture.width) : (picture.width, picture.height)
        let channels = picture.channels
        var bytes = [UInt8](repeating: 0, count: picture.bytes.count)
        var target = 0
        for row in 0..<height {
            for column in 0..<width {
                let (x, y) = source(column, row, picture)
                let start = (y * picture.width + x) * channels
                for channel in 0..<channels { bytes[target + channel] = picture.bytes[start + channel] }
                target += channels
            }
        }
        return Picture(width: width, height: height, channels: channels, bytes: bytes)
    }

    /// Where a pixel of the upright picture is stored.
    private func source(_ column: Int, _ row: Int, _ picture: Picture) -> (x: Int, y: Int) {
        let (right, bottom) = (picture.width - 1, picture.height - 1)
        return switch self {
        case .upright: (column, row)
        case .mirrored: (right - column, row)
        case .upsideDown: (right - column, bottom - row)
        case .mirroredUpsideDown: (column, bottom - row)
        case .transposed: (row, column)
        case .turnedLeft: (row, bottom - column)
        case .transverse: (right - row, bottom - column)
        case .turnedRight: (right - row, column)
        }
    }

    private static let tag = 0x0112
    private static let short = 3

    private static func value(in exif: ArraySlice<UInt8>) -> Int? {
        let bytes = TIFFBytes(exif)
        guard let bytes, let directory = bytes.long(at: 4), let count = bytes.short(at: directory) else { return nil }
        for entry in 0..<count {
            let start = directory + 2 + entry * 12
            guard let found = bytes.short(at: start) else { return nil }
            guard found == tag else { continue }
            guard bytes.short(at: start + 2) == short, bytes.long(at: start + 4) == 1 else { return nil }
            return bytes.short(at: start + 8)
        }
        return nil
    }
}

/// Numbers in the byte order that a TIFF header names.
private struct TIFFBytes {
    private let bytes: ArraySlice<UInt8>
    private let isLittleEndian: Bool

    init?(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) {
            isLittleEndian = true
        } else if bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            isLittleEndian = false
        } else {
            return nil
        }
    }

    func short(at offset: Int) -> Int? { number(at: offset, count: 2) }
    func long(at offset: Int) -> Int? { number(at: offset, count: 4) }

    private func number(at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let digits = bytes.dropFirst(offset).prefix(count)
        return (isLittleEndian ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
}
