import CacheNetCore
import Testing

struct FrameThumbnailTests {
    @Test func cellsAreMeansOverPixelsAndChannels() throws {
        // Two channels of 16 x 16: the first is black, the second 200 in the left half and 100 in the right one.
        let second = (0..<256).map { UInt8($0 % 16 < 8 ? 200 : 100) }
        let frame = try Tensor(
            elementType: .uint8, shape: [1, 2, 16, 16], bytes: [UInt8](repeating: 0, count: 256) + second)
        let thumbnail = try #require(FrameThumbnail(frame))
        #expect(thumbnail.values.count == 64)
        #expect(Array(thumbnail.values.prefix(8)) == [100, 100, 100, 100, 50, 50, 50, 50])
    }

    @Test func itsFrameHasTheSameThumbnail() throws {
        let bytes = (0..<(3 * 12 * 20)).map { UInt8($0 * 7 % 256) }
        let frame = try Tensor(elementType: .uint8, shape: [1, 3, 12, 20], bytes: bytes)
        let thumbnail = try #require(FrameThumbnail(frame))
        #expect(FrameThumbnail(thumbnail.frame) == thumbnail)
    }

    @Test func smallFramesHaveFewerCells() throws {
        let frame = try Tensor(elementType: .uint8, shape: [1, 1, 2, 3], bytes: [1, 2, 3, 4, 5, 6])
        #expect(FrameThumbnail(frame)?.values == [1, 2, 3, 4, 5, 6])
    }

    @Test func differencesAreMeansAndSizesMustAgree() throws {
        let (dark, light) = (
            try #require(FrameThumbnail(try GateScript.grey(10))), try #require(FrameThumbnail(try GateScript.grey(13)))
        )
        #expect(dark.difference(from: light) == 3)
        let small = try Tensor(elementType: .uint8, shape: [1, 1, 1, 1], bytes: [10])
        #expect(FrameThumbnail(small)?.difference(from: dark) == .infinity)
    }

    @Test func otherTensorsHaveNone() throws {
        #expect(FrameThumbnail(try Tensor(floats: [1], shape: [1, 1, 1, 1])) == nil)
        #expect(FrameThumbnail(try Tensor(elementType: .uint8, shape: [1, 0, 1, 1], bytes: [])) == nil)
        #expect(FrameThumbnail(try Tensor(elementType: .uint8, shape: [4], bytes: [1, 2, 3, 4])) == nil)
    }
}
