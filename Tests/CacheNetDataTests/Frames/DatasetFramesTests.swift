import CacheNetCore
import CacheNetData
import Testing

struct DatasetFramesTests {
    @Test func framesFollowTheRecords() {
        let dataset = Pictures()
        let frames = Array(DatasetFrames(dataset: dataset, records: [12, 5, 12]))
        #expect(frames.map(\.index) == [0, 1, 2])
        #expect(frames.map(\.record) == [12, 5, 12])
        #expect(frames.map(\.label) == [2, 5, 2])
        #expect(frames.map(\.pixels.bytes) == [[12], [5], [12]])
    }

    @Test func asManyFramesAsRecordsAndTheSameTwice() throws {
        let records = try DwellStream(dwell: 50, seed: 7, dataset: Pictures())
        let source = DatasetFrames(dataset: Pictures(), records: Array(records.prefix(40)))
        #expect(Array(source).count == 40)
        #expect(Array(source) == Array(source))
    }

    @Test func waitingForThemGivesTheSame() async {
        let source = DatasetFrames(dataset: Pictures(), records: [3, 99, 0])
        var frames: [Frame] = []
        for await frame in source { frames.append(frame) }
        #expect(frames == Array(source))
        #expect(source.labels == Pictures().labels && source.frameShape == [1, 1, 1])
    }
}
