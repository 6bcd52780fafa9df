import Foundation

/// Small files made by another program (Pillow), and what it reads in them.
enum SamplePictures {
    /// 24 x 16, colour at half resolution.
    static let jpeg = bytes(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAx
        NDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy
        MjIyMjIyMjL/wAARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAUGB//EABgQAAIDAAAAAAAAAAAAAAAAAAAD
        BSIx/8QAFgEBAQEAAAAAAAAAAAAAAAAABgUH/8QAGxEAAgMAAwAAAAAAAAAAAAAAAAUEITEBIiP/2gAMAwEAAhEDEQA/AIFENlRo
        iGypXIhsqNEQ2VEjF9tklS4yyQRDZUDQkQ2VAGSH3fTQ4rjz4s//2Q==
        """)
    /// Sum over its bytes, row by row and red, green, blue for each pixel, of position (from 1) times value.
    static let jpegWeightedSum = 92_433_254

    /// 24 x 16, grey.
    static let greyJPEG = bytes(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAx
        NDQ0Hyc5PTgyPC4zNDL/wAALCAAQABgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAWEAADAAAAAAAAAAAAAAAAAAAABUL/
        2gAIAQEAAD8AIkMighkUEMkvoZFBDIoIZP/Z
        """)
    /// As above, one byte for each pixel.
    static let greyJPEGWeightedSum = 8_684_704

    static let cmykJPEG = bytes(
        """
        /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6ut
        q2eAvMm6pseZqKuk/8AAFAgAEAAYBEMRAE0RAFkRAEsRAP/EABcAAQEBAQAAAAAAAAAAAAAAAAAFBAb/xAAZEAEAAgMAAAAAAAAA
        AAAAAAAAAwQUQWH/2gAOBEMATQBZAEsAAD8Ah1dJODxblldMsVdGDxjllFiroweMkso4+rp0eDxrllFiroweMksosVdGDxjllH//
        2Q==
        """)

    /// 12 x 8, in colours that other programs convert to CMYK as they do RGB to YCbCr (YCCK).
    static let ycckJPEG = bytes(
        """
        /9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFB
        gSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU/8AAFAgACAAM
        BAERAAIRAQMRAQQRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQ
        cicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqS
        k5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAA
        AAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQHBQQEAAECdwABAgMRBAUhMQYSQVEHYXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBka
        JicoKSo1Njc4OTpDREVGR0hJSlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxM
        XGx8jJytLT1NXW19jZ2uLj5OXm5+jp6vLz9PX29/j5+v/aAA4EAQACEQMRBAAAPwDufE/7UX3/APS//Hq/m3g3hH4fdP0TjPgX4/cPv/8A4Wn/
        ANNv1rzK/wD2ov8ASX/0v/x6v7EyrhH/AGWPun8a5pwL/tUvcD/haf8A02/Wv//Z
        """)

    /// Two pixels: 250 10 20 and 0 99 200.
    static let palettePNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQMAAADO7O3JAAAABlBMVEX6ChQAY8hfyik/AAAACklEQVR42mNwAAAAQgBBhL+OYgAAAABJRU5ErkJggg=="
    )
    /// Three pixels: 0, 0x8000 and 0xFFFF.
    static let deepGreyPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABEAAAAABuG5crAAAAD0lEQVR42mNgYGhg+P8fAAUEAn9a+/enAAAAAElFTkSuQmCC")
    /// Two pixels of 200 100 50, the first opaque, the second not there at all.
    static let transparentPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR42mM8kWL0n4GBgREADzYCYEoafkoAAAAASUVORK5CYII=")
    /// Says that it is 40,000 x 40,000.
    static let hugePNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAnEAAAJxAAQAAAAB5dzOoAAAADElEQVR4nGNgoD0AAABkAAGGZDw1AAAAAElFTkSuQmCC")

    /// Two pixels of 10 100 200 and 128 64 255, with a gamma of 1.
    static let brightPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAABGdBTUEAAYagMeiWXwAAAA9JREFUeJxj4Eo50eDwHwAIVgL2vp2JCwAAAABJRU5ErkJggg=="
    )
    /// Three pixels: 200 100 50, the same half transparent, and 9 8 7, not there at all.
    static let halfTransparentPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAYAAAAb4BS0AAAAFUlEQVR4nGM4kWL0/0SKUQMnBzsDACWWBFSmgvU5AAAAAElFTkSuQmCC")
    /// Three pixels in grey, with transparency: 200, 90 and 7.
    static let transparentGreyPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAQAAACx6dw/AAAAD0lEQVR4nGM48T+qgZ0BAAyoAqnjf3WSAAAAAElFTkSuQmCC")
    /// Three pixels of a palette with transparency: 250 10 20, 0 99 200 and 7 8 9.
    static let transparentPalettePNG = bytes(
        """
        iVBORw0KGgoAAAANSUhEUgAAAAMAAAABAgMAAABmjvwnAAAACVBMVEX6ChQAY8gHCAlby+uMAAAAA3RSTlP/ZABFf16QAAAACklEQVR4nGOQAAAA
        GgAZLYj0NgAAAABJRU5ErkJggg==
        """)
    /// Two pixels, 200 100 50 and 1 2 3, of which the second colour is said to be transparent.
    static let transparentColourPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAABnRSTlMAAQACAAPJS6v1AAAAD0lEQVR4nGM4kWLEyMQMAAd9AWWyXX+aAAAAAElFTkSuQmCC"
    )
    /// Two pixels of 16 bits a channel: 0102 80FF FF00 and 1280 7F7F FFFF.
    static let deepPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAIAAAAr0DSeAAAAFUlEQVR4nGNgZGr4/59BqKG+/v9/AB+ABhAPq1cFAAAAAElFTkSuQmCC")
    /// The same with transparency.
    static let deepTransparentPNG = bytes(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAYAAACksqPJAAAAGElEQVR4nGNgZGr4/5+hgUGoob4eyGAAADWkBpBzPnxBAAAAAElFTkSuQmCC")
    /// Three rows of two pixels, 1 2 3 to 16 17 18, whose Exif data says that the picture was turned to the left.
    static let turnedPNG = bytes(
        """
        iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZnS2kAAAAUSURBVHicY2RkYm
        ZmZmZhY2NDUAADEwBPoaFLFQAAAABJRU5ErkJggg==
        """)

    /// The JPEG above with Exif data of one entry, the orientation.
    ///
    /// - Parameter value: the bytes of a short number, as they shall stand there.
    static func jpeg(turned value: [UInt8], isLittleEndian: Bool) -> [UInt8] {
        func number(_ bytes: [UInt8]) -> [UInt8] { isLittleEndian ? bytes.reversed() : bytes }
        let order = Array((isLittleEndian ? "II" : "MM").utf8)
        let tiff =
            order + number([0, 42]) + number([0, 0, 0, 8]) + number([0, 1]) + number([0x01, 0x12]) + number([0, 3])
            + number([0, 0, 0, 1]) + value + [0, 0] + [0, 0, 0, 0]
        let content = Array("Exif".utf8) + [0, 0] + tiff
        return jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content + jpeg.dropFirst(2)
    }

    /// The JPEG above with a header that says 65,000 x 65,000.
    static var hugeJPEG: [UInt8] {
        var bytes = jpeg
        // The frame header: its marker, two bytes of length, the precision, then height and width.
        guard let header = bytes.indices.first(where: { bytes[$0...].starts(with: [0xFF, 0xC0]) }) else { return [] }
        bytes.replaceSubrange(header + 5..<header + 9, with: [0xFD, 0xE8, 0xFD, 0xE8])
        return bytes
    }

    static func weightedSum(_ bytes: [UInt8]) -> Int {
        bytes.enumerated().reduce(0) { $0 + ($1.offset + 1) * Int($1.element) }
    }

    private static func bytes(_ base64: String) -> [UInt8] {
        [UInt8](Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
    }
}
