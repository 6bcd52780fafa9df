import CacheNetData
import CacheNetMedia
import Foundation
import Testing

/// What a file is, its content tells, and a message says it.
struct FileKindTests {
    /// By what they begin with.
    private static let texts: [(String, String)] = [
        ("", "an empty file"), ("GIF89a...", "a GIF picture"), ("RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        ("BM\0\0\0\0\u{1}", "a BMP picture"), ("II*\0\u{8}", "a TIFF picture"),
        ("\0\0\0\u{18}ftypheic\0\0", "an HEIC picture"), ("\0\0\0\u{18}ftypmif1\0\0", "an HEIC picture"),
        ("\0\0\0\u{18}ftypavif\0\0", "an AVIF picture"), ("\0\0\0\u{18}ftypisom\0\0", "an MP4 video"),
        ("%PDF-1.7", "a PDF document"), ("PK\u{3}\u{4}\0", "a ZIP archive"),
        ("\n <!DOCTYPE html><html>", "an HTML page"), ("\u{FEFF}<HTML>", "an HTML page"),
        ("<?xml version=\"1.0\"?>", "an XML document"), ("<svg width=\"1\">", "an SVG drawing"),
        ("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"),
        ("\0\u{5}\u{16}\u{7}\0\u{2}", "an AppleDouble file"), ("404 not found", "text"), ("caf\u{E9}", "text"),
    ]
    private static let others: [([UInt8], String)] = [
        ([UInt8](repeating: 0, count: 40), "nothing but zero bytes"), ([0xFF, 0x0A, 1, 2], "a JPEG XL picture"),
        ([0x9A, 0xBC, 0x01, 0xDE], "begins with the bytes 9a bc 01 de"),
    ]

    @Test(arguments: texts.map { (Array($0.0.utf8), $0.1) } + others)
    func namesWhatCameInstead(bytes: [UInt8], kind: String) {
        #expect { try PictureFile.decode(bytes, name: "sample") } throws: { error in
            guard let error = error as? PictureError, error.code == .invalid else { return false }
            return error.message.hasPrefix("sample: expected a JPEG or PNG picture, got ")
                && error.message.contains(kind)
        }
    }

    @Test func aNamesEndingMeansNothing() throws {
        try withTemporaryDirectory { directory in
            for name in ["jpeg-inside.png", "noending", "jpeg-inside.txt"] {
                let url = directory.appending(path: name)
                try Data(SamplePictures.jpeg).write(to: url)
                #expect(try PictureFile.read(url.path).width == 24)
            }
        }
    }
}
