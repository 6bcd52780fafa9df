import Testing

@testable import CacheNetTraining

struct PictureSetTests {
    @Test func channelStatisticsAreThoseByHand() throws {
        // First channel 0, 4, 8, 12: mean 6, squares 0 + 16 + 64 + 144 = 224, variance 56 - 36 = 20. The second
        // never varies.
        let pictures = try PictureSet(
            ListedPictures(shape: [2, 1, 2], [(label: 0, bytes: [0, 4, 7, 7]), (label: 0, bytes: [8, 12, 7, 7])]))
        let (mean, deviation) = pictures.channelStatistics()
        #expect(mean == [6, 7])
        #expect(deviation == [Float(20.0.squareRoot()), 1])
    }

    @Test func recordsKeepTheirOrder() throws {
        let records = [1, 0, 1].map { (label: $0, bytes: [UInt8($0)]) }
        let pictures = try PictureSet(ListedPictures(shape: [1, 1, 1], labels: 3, records))
        #expect(pictures.labels == [1, 0, 1])
        #expect(pictures.bytes == [1, 0, 1])
        #expect(pictures.recordsByLabel(labelCount: 3) == [[1], [0, 2], []])
    }
}
