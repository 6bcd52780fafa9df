import CacheNetMedia
import Testing

/// Pictures are turned as cameras noted it. Sums are those of Pillow's `ImageOps.exif_transpose`.
struct OrientationTests {
    private func decode(_ bytes: [UInt8]) throws(PictureError) -> Picture {
        try PictureFile.decode(bytes, name: "sample")
    }

    @Test(arguments: [
        (1, 92_433_254), (2, 91_859_843), (3, 79_633_451), (4, 80_206_862), (5, 90_875_357), (6, 90_365_924),
        (7, 81_191_348), (8, 81_700_781),
    ])
    func everyOrientationOfAJPEGIsFollowed(orientation: UInt8, sum: Int) throws {
        for (value, isLittleEndian) in [([0, orientation], false), ([orientation, 0], true)] {
            let picture = try decode(SamplePictures.jpeg(turned: value, isLittleEndian: isLittleEndian))
            #expect([picture.width, picture.height] == (orientation < 5 ? [24, 16] : [16, 24]))
            #expect(SamplePictures.weightedSum(picture.bytes) == sum)
        }
    }

    @Test func thatOfAPNGIsFollowed() throws {
        let picture = try decode(SamplePictures.turnedPNG)
        #expect([picture.width, picture.height] == [3, 2])
        #expect(picture.bytes == [13, 14, 15, 7, 8, 9, 1, 2, 3, 16, 17, 18, 10, 11, 12, 4, 5, 6])
    }

    @Test(arguments: [[0, 0], [0, 9], [1, 6], [255, 255]] as [[UInt8]])
    func valuesThatMeanNothingAreUpright(value: [UInt8]) throws {
        let picture = try decode(SamplePictures.jpeg(turned: value, isLittleEndian: false))
        #expect(SamplePictures.weightedSum(picture.bytes) == SamplePictures.jpegWeightedSum)
    }

    /// What is wrong with the Exif data is not wrong with the picture.
    @Test func damagedExifDataIsUpright() throws {
        let turned = SamplePictures.jpeg(turned: [0, 6], isLittleEndian: false)
        // From the byte order to the entry's value.
        for position in [12, 15, 17, 19, 22, 23, 25, 29] {
            var bytes = turned
            bytes[position] = 0xEE
            let picture = try decode(bytes)
            #expect(SamplePictures.weightedSum(picture.bytes) == SamplePictures.jpegWeightedSum, "byte \(position)")
        }
    }
}
