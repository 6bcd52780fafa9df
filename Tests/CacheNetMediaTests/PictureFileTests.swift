import CacheNetCore
import CacheNetData
import CacheNetMedia
import Foundation
import Testing

struct PictureFileTests {
    private func decode(_ bytes: [UInt8]) throws(PictureError) -> Picture {
        try PictureFile.decode(bytes, name: "sample")
    }

    @Test func readsJPEGAsOtherProgramsDo() throws {
        let colour = try decode(SamplePictures.jpeg)
        #expect((colour.width, colour.height, colour.channels) == (24, 16, 3))
        #expect(SamplePictures.weightedSum(colour.bytes) == SamplePictures.jpegWeightedSum)
        let grey = try decode(SamplePictures.greyJPEG)
        #expect(grey.channels == 3)
        #expect(SamplePictures.weightedSum(grey.grey.bytes) == SamplePictures.greyJPEGWeightedSum)
    }

    @Test func readsEveryKindOfPNGAsRGB() throws {
        #expect(try decode(SamplePictures.palettePNG).bytes == [250, 10, 20, 0, 99, 200])
        #expect(try decode(SamplePictures.deepGreyPNG).bytes == [0, 0, 0, 128, 128, 128, 255, 255, 255])
        #expect(try decode(SamplePictures.transparentPNG).bytes == [200, 100, 50, 200, 100, 50])
    }

    @Test(arguments: [1, 3])
    func readsWhatItWrites(channels: Int) throws {
        try withTemporaryDirectory { directory in
            let bytes = (0..<7 * 5 * channels).map { UInt8(truncatingIfNeeded: $0 * 37) }
            let picture = Picture(width: 7, height: 5, channels: channels, bytes: bytes)
            let path = directory.appending(path: "a.png").path
            try PictureFile.write(picture, to: path)
            let read = try PictureFile.read(path)
            #expect((channels == 1 ? read.grey : read) == picture)
            #expect(throws: PictureError.self) { try PictureFile.write(picture, to: "\(path)/b.png") }
        }
    }

    @Test(arguments: [
        (SamplePictures.hugeJPEG, "65000 x 65000"), (SamplePictures.hugePNG, "40000 x 40000"),
    ])
    func refusesWithAReason(bytes: [UInt8], reason: String) {
        #expect { try decode(bytes) } throws: { error in
            guard let error = error as? PictureError else { return false }
            return error.code == .invalid && error.message.hasPrefix("sample: ") && error.message.contains(reason)
        }
    }

    @Test(arguments: [SamplePictures.jpeg, SamplePictures.palettePNG, SamplePictures.turnedPNG])
    func refusesWhatIsCutOff(whole: [UInt8]) {
        for count in 0..<whole.count - 12 {
            #expect { try decode(Array(whole.prefix(count))) } throws: { ($0 as? PictureError)?.code == .invalid }
        }
    }

    /// Damage may go unnoticed in a JPEG file, but whatever is read keeps to its size, and nothing else is thrown.
    @Test func anyDamageGivesAPictureOrAnError() throws {
        var generator = SeededGenerator(seed: 5)
        for whole in [
            SamplePictures.jpeg, SamplePictures.deepGreyPNG, SamplePictures.transparentPNG, SamplePictures.cmykJPEG,
            SamplePictures.turnedPNG, SamplePictures.jpeg(turned: [0, 6], isLittleEndian: false),
        ] {
            for _ in 0..<500 {
                var bytes = whole
                for _ in 0..<1 + generator.draw(below: 3) {
                    bytes[generator.draw(below: bytes.count)] = UInt8(generator.draw(below: 256))
                }
                do throws(PictureError) {
                    let picture = try decode(bytes)
                    #expect(picture.bytes.count == picture.width * picture.height * 3)
                } catch {
                    #expect(error.code == .invalid)
                }
            }
        }
    }
}
