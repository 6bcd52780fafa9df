import CacheNetMedia
import Testing

/// Colours are those that Pillow's `convert("RGB")` gives.
struct StoredColoursTests {
    private func decode(_ bytes: [UInt8]) throws(PictureError) -> Picture {
        try PictureFile.decode(bytes, name: "sample")
    }

    @Test func cmykBecomesRGB() throws {
        let picture = try decode(SamplePictures.cmykJPEG)
        #expect([picture.width, picture.height, picture.channels] == [24, 16, 3])
        #expect(picture.bytes.prefix(9) == [0, 2, 252, 8, 2, 250, 21, 2, 245])
        #expect(SamplePictures.weightedSum(picture.bytes) == 91_843_496)
    }

    /// Without the mark of Adobe's programs as well: other readers take these files for theirs.
    @Test func cmykWithoutItsMakersMark() throws {
        // The first segment, of 14 bytes.
        let unmarked = SamplePictures.cmykJPEG.prefix(2) + SamplePictures.cmykJPEG.dropFirst(18)
        #expect(try decode(Array(unmarked)) == decode(SamplePictures.cmykJPEG))
    }

    @Test func ycckBecomesRGB() throws {
        let picture = try decode(SamplePictures.ycckJPEG)
        #expect([picture.width, picture.height, picture.channels] == [12, 8, 3])
        #expect(picture.bytes.prefix(9) == [0, 0, 254, 18, 0, 241, 42, 0, 226])
        #expect(SamplePictures.weightedSum(picture.bytes) == 4_892_166)
    }

    @Test func gammaIsLeftOutOfAccount() throws {
        #expect(try decode(SamplePictures.brightPNG).bytes == [10, 100, 200, 128, 64, 255])
    }

    @Test func transparencyIsLeftOutOfAccount() throws {
        #expect(try decode(SamplePictures.halfTransparentPNG).bytes == [200, 100, 50, 200, 100, 50, 9, 8, 7])
        #expect(try decode(SamplePictures.transparentGreyPNG).bytes == [200, 200, 200, 90, 90, 90, 7, 7, 7])
        #expect(try decode(SamplePictures.transparentPalettePNG).bytes == [250, 10, 20, 0, 99, 200, 7, 8, 9])
        #expect(try decode(SamplePictures.transparentColourPNG).bytes == [200, 100, 50, 1, 2, 3])
    }

    /// Pillow cuts off the lower bits, which makes up to one of 255 less.
    @Test func deepColoursAreRounded() throws {
        for sample in [SamplePictures.deepPNG, SamplePictures.deepTransparentPNG] {
            let bytes = try decode(sample).bytes
            #expect(bytes == [1, 128, 254, 18, 127, 255])
        }
    }
}
