import CacheNetCore
import CacheNetData
import Testing

struct FrameSourceTests {
    @Test func framesFollowTheRecords() {
        let dataset = Pictures()
        let frames = Array(FrameSource(dataset: dataset, records: [12, 5, 12]))
        #expect(frames.map(\.index) == [0, 1, 2])
        #expect(frames.map(\.record) == [12, 5, 12])
        #expect(frames.map(\.label) == [2, 5, 2])
        #expect(frames.map(\.pixels.bytes) == [[12], [5], [12]])
    }

    @Test(arguments: [0, 2, 9])
    func stopsAtTheLimit(limit: Int) {
        let source = FrameSource(dataset: Pictures(), records: [1, 2, 3], limit: limit)
        #expect(Array(source).count == min(limit, 3))
    }

    @Test func limitsEndlessStreams() throws {
        let records = try DwellStream(dwell: 50, seed: 7, dataset: Pictures())
        let source = FrameSource(dataset: Pictures(), records: records, limit: 40)
        #expect(Array(source).count == 40)
        #expect(Array(source) == Array(source))
    }
}
