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
