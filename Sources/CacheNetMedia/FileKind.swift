internal import CacheNetCore

/// What a file holds, as its first bytes tell, whatever its name ends with.
///
/// Only ``jpeg`` and ``png`` can be read here; the others are known so that a message can name what came instead.
enum FileKind: Equatable {
    case jpeg, png
    /// Another kind, with its article.
    case other(String)

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else {
            self = .other(Self.name(of: bytes))
        }
    }

    private static let signatures: [(offset: Int, bytes: [UInt8], name: String)] = [
        (0, Array("GIF8".utf8), "a GIF picture"),
        (8, Array("WEBP".utf8), "a WebP picture"),
        (0, Array("BM".utf8), "a BMP picture"),
        (0, [0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
        (0, [0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
        (4, Array("ftypavi".utf8), "an AVIF picture"),
        (4, Array("ftyphe".utf8), "an HEIC picture"),
        (4, Array("ftypmif1".utf8), "an HEIC picture"),
        (4, Array("ftypmsf1".utf8), "an HEIC picture"),
        (4, Array("ftyp".utf8), "an MP4 video"),
        (0, [0xFF, 0x0A], "a JPEG XL picture"),
        (4, Array("JXL ".utf8), "a JPEG XL picture"),
        (4, Array("jP  ".utf8), "a JPEG 2000 picture"),
        (0, [0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 picture"),
        (0, [0x00, 0x00, 0x01, 0x00], "an icon (ICO)"),
        (0, Array("8BPS".utf8), "a Photoshop document"),
        (0, Array("%PDF".utf8), "a PDF document"),
        (0, [0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
        (0, [0x1F, 0x8B], "a gzip archive"),
        (0, [0x93] + Array("NUMPY".utf8), "a NumPy array"),
        (0, [0x00, 0x05, 0x16, 0x07], "an AppleDouble file, which macOS leaves beside the real one"),
        (0, Array("version https://git-lfs".utf8), "a Git LFS pointer in place of the file (git lfs pull fetches it)"),
    ]
    /// In lower case, after white space and a byte order mark.
    private static let markup = [
        ("<!doctype html", "an HTML page"), ("<html", "an HTML page"), ("<head", "an HTML page"),
        ("<body", "an HTML page"), ("<svg", "an SVG drawing"), ("<?xml", "an XML document"),
    ]

    private static func name(of bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "an empty file" }
        let start = bytes.prefix(512)
        if start.allSatisfy({ $0 == 0 }) { return "nothing but zero bytes" }
        for signature in signatures where bytes.dropFirst(signature.offset).starts(with: signature.bytes) {
            return signature.name
        }
        // The last characters may be cut off in the middle.
        guard isText(start) else {
            let first = bytes.prefix(8).map { "\($0 < 16 ? "0" : "")\(String($0, radix: 16))" }
            return "an unknown kind that begins with the bytes \(first.joined(separator: " "))"
        }
        let text = String(decoding: withoutByteOrderMark(start), as: UTF8.self)
        let beginning = text.drop(while: \.isWhitespace).prefix(32).lowercased()
        return markup.first { beginning.hasPrefix($0.0) }?.1 ?? "text"
    }

    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        // An incomplete character at the end becomes one replacement; a real one that is not UTF-8 becomes more.
        let text = String(decoding: bytes, as: UTF8.self)
        let replaced = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        return replaced <= 1
            && text.unicodeScalars.allSatisfy { $0.value >= 32 || ["\t", "\n", "\r", "\u{C}"].contains($0) }
    }
}
