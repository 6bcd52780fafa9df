import CacheNetCore
import CacheNetMedia
import Testing

struct PictureTests {
    private func grey(_ width: Int, _ height: Int, _ bytes: [UInt8]) -> Picture {
        Picture(width: width, height: height, channels: 1, bytes: bytes)
    }

    @Test func framesHaveTheirChannelsApart() throws {
        let picture = Picture(width: 2, height: 1, channels: 3, bytes: [1, 2, 3, 4, 5, 6])
        #expect(picture.frame == (try Tensor(elementType: .uint8, shape: [1, 3, 1, 2], bytes: [1, 4, 2, 5, 3, 6])))
        #expect(Picture(frame: picture.frame) == picture)
    }

    @Test func greyIsLuma() {
        let picture = Picture(width: 4, height: 1, channels: 3, bytes: [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9])
        #expect(picture.grey.bytes == [76, 150, 29, 9])
    }

    @Test func shrinksByAveraging() {
        #expect(grey(4, 2, [0, 10, 20, 30, 40, 50, 60, 70]).fitted(width: 2, height: 1).bytes == [25, 45])
        // Each new pixel is one and a half of the old ones.
        #expect(
            grey(3, 3, [30, 60, 90, 30, 60, 90, 30, 60, 90]).fitted(width: 2, height: 2).bytes == [40, 80, 40, 80])
    }

    @Test func enlargesLinearly() {
        let wide = grey(2, 2, [0, 100, 0, 100]).fitted(width: 4, height: 4)
        #expect(wide.bytes == [UInt8]([0, 25, 75, 100, 0, 25, 75, 100, 0, 25, 75, 100, 0, 25, 75, 100]))
        #expect(grey(1, 1, [7]).fitted(width: 3, height: 2).bytes == [UInt8](repeating: 7, count: 6))
    }

    @Test func cropsAtTheCentre() {
        #expect(grey(4, 2, [9, 1, 2, 9, 9, 3, 4, 9]).fitted(width: 2, height: 2).bytes == [1, 2, 3, 4])
        #expect(grey(2, 4, [9, 9, 1, 2, 3, 4, 9, 9]).fitted(width: 2, height: 2).bytes == [1, 2, 3, 4])
    }

    /// Whatever the sizes, a picture of one colour stays that colour.
    @Test(arguments: [(1, 1), (1, 90), (90, 1), (63, 65), (200, 7)], [(1, 1), (64, 64), (31, 97)])
    func keepsPlainColours(size: (Int, Int), target: (Int, Int)) {
        let bytes = (0..<size.0 * size.1).flatMap { _ in [UInt8](arrayLiteral: 255, 128, 3) }
        let picture = Picture(width: size.0, height: size.1, channels: 3, bytes: bytes)
        let result = picture.fitted(width: target.0, height: target.1)
        #expect((result.width, result.height) == target)
        #expect(
            stride(from: 0, to: result.bytes.count, by: 3).allSatisfy { result.bytes[$0..<$0 + 3] == [255, 128, 3] })
    }
}
