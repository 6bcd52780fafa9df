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

    @Test func asManyFramesAsRecordsAndTheSameTwice() throws {
        let records = try DwellStream(dwell: 50, seed: 7, dataset: Pictures())
        let source = FrameSource(dataset: Pictures(), records: Array(records.prefix(40)))
        #expect(Array(source).count == 40)
        #expect(Array(source) == Array(source))
    }
}
