import CacheNetData
import Testing

struct UniformStreamTests {
    @Test func everyRecordComesEquallyOften() {
        var counts = [Int](repeating: 0, count: 100)
        for record in UniformStream(seed: 5, dataset: Pictures()).prefix(200_000) { counts[record] += 1 }
        #expect(counts.allSatisfy { (1750...2250).contains($0) })
    }

    @Test func theFirstRecordsOfASeedNeverChange() {
        let expected = [38, 1, 90, 58, 45, 24, 46, 32, 13, 41, 10, 95, 91, 87, 86, 54, 87, 32, 61, 75]
        #expect(Array(UniformStream(seed: 7, dataset: Pictures()).prefix(20)) == expected)
    }

    @Test func anEmptyDataSetGivesNothing() {
        #expect(Array(UniformStream(seed: 1, dataset: Pictures(records: 0))).isEmpty)
    }
}
