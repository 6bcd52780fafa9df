import CacheNetData
import Testing

struct SequentialStreamTests {
    @Test func goesOverTheRecords() {
        let dataset = Pictures(records: 3)
        #expect(Array(SequentialStream(dataset: dataset)) == [0, 1, 2])
        #expect(Array(SequentialStream(dataset: dataset, passes: 2)) == [0, 1, 2, 0, 1, 2])
        #expect(Array(SequentialStream(dataset: dataset, passes: nil).prefix(4)) == [0, 1, 2, 0])
        #expect(Array(SequentialStream(dataset: dataset, passes: 0)).isEmpty)
        #expect(Array(SequentialStream(dataset: Pictures(records: 0), passes: nil)).isEmpty)
    }
}
