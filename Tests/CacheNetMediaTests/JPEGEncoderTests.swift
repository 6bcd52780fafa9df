import CacheNetCore
import CacheNetMedia
import Testing

struct JPEGEncoderTests {
    private func gradient(_ channels: Int, _ height: Int = 33, _ width: Int = 50) throws -> Tensor {
        let bytes = (0..<channels).flatMap { channel in
            (0..<height * width).map { UInt8(($0 / width * 3 + $0 % width * 2 + 40 * channel) % 256) }
        }
        return try Tensor(elementType: .uint8, shape: [1, channels, height, width], bytes: bytes)
    }

    private func differences(_ one: Tensor, _ other: Tensor) -> [Int] {
        zip(one.bytes, other.bytes).map { abs(Int($0) - Int($1)) }
    }

    /// As an edge server reads them.
    @Test(arguments: [1, 3], [75, 95])
    func whatIsReadIsWhatWasSent(_ channels: Int, _ quality: Int) throws {
        let frame = try gradient(channels)
        let file = try JPEGEncoder().encode(frame, quality: quality)
        #expect(file.starts(with: [0xFF, 0xD8, 0xFF]))
        let read = try PictureFile.decode(file, name: "picture").frame(shape: Array(frame.shape.dropFirst()))
        #expect(read.shape == frame.shape && read.elementType == .uint8)
        let differences = differences(read, frame)
        #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 4)
    }

    @Test func aBetterQualityIsNearerAndLarger() throws {
        let frame = try gradient(3)
        let files = try [1, 50, 100].map { try JPEGEncoder().encode(frame, quality: $0) }
        #expect(files.map(\.count) == files.map(\.count).sorted())
        let sums = try files.map {
            differences(try PictureFile.decode($0, name: "picture").frame, frame).reduce(0, +)
        }
        #expect(sums == sums.sorted(by: >))
    }

    /// Colours are not blurred: neighbours of other colours stay other colours.
    @Test func coloursKeepTheirPlace() throws {
        let bytes = (0..<3).flatMap { channel in (0..<256).map { UInt8($0 % 2 == channel % 2 ? 220 : 30) } }
        let frame = try Tensor(elementType: .uint8, shape: [1, 3, 16, 16], bytes: bytes)
        let read = try PictureFile.decode(try JPEGEncoder().encode(frame, quality: 95), name: "picture").frame
        #expect(differences(read, frame).max() ?? 255 < 40)
    }

    @Test(arguments: [0, 101, -1])
    func qualitiesHaveBounds(_ quality: Int) throws {
        let frame = try gradient(3)
        let error = #expect(throws: PictureError.self) { try JPEGEncoder().encode(frame, quality: quality) }
        #expect(error?.message == "quality: expected 1 to 100, got \(quality)")
    }

    @Test(arguments: [[1, 2, 4, 4], [2, 3, 4, 4], [3, 4, 4], [1, 3, 0, 4], [1, 1, 1, 65_501]])
    func whatIsNoPictureIsRefused(_ shape: [Int]) throws {
        let frame = try Tensor(
            elementType: .uint8, shape: shape, bytes: [UInt8](repeating: 1, count: shape.reduce(1, *)))
        let error = #expect(throws: PictureError.self) { try JPEGEncoder().encode(frame, quality: 90) }
        #expect(error?.code == .unsuitable && error?.message.hasSuffix("got uint8 \(shape)") == true)
    }

    @Test func numbersOfAnotherTypeAreRefused() throws {
        let frame = try Tensor(floats: [Float](repeating: 0, count: 48), shape: [1, 3, 4, 4])
        #expect(throws: PictureError.self) { try JPEGEncoder().encode(frame, quality: 90) }
    }
}
