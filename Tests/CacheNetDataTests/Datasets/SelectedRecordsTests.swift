import CacheNetCore
import CacheNetData
import Testing

struct SelectedRecordsTests {
    private let walkers: WalkersDataset

    init() throws {
        walkers = WalkersDataset(try WalkersParameters("subjects=2,walks=3,frames=5"), split: .train)
    }

    @Test func recordsKeepTheirOrderLabelsAndPictures() {
        let count = walkers.count
        let selected = SelectedRecords(walkers, records: [count - 1, 0, 3, 0])
        #expect(selected.records == [0, 3, count - 1])
        #expect(selected.count == 3)
        #expect(selected.labels == walkers.labels)
        #expect((0..<3).map(selected.label) == [0, 3, count - 1].map(walkers.label))
        #expect(selected.pixels(of: 1) == walkers.pixels(of: 3))
    }

    @Test func whatIsLeftOfASequenceStaysOne() throws {
        let sequences = try #require(walkers.sequences)
        let (first, second) = (sequences[0], sequences[1])
        let selected = SelectedRecords(walkers, records: [first.lowerBound, first.upperBound - 1, second.lowerBound])
        #expect(selected.sequences == [0..<2, 2..<3])
    }

    @Test func independentRecordsStayIndependent() {
        #expect(SelectedRecords(Independent(walkers: walkers), records: [4, 2]).sequences == nil)
    }
}

private struct Independent: Dataset {
    let walkers: WalkersDataset
    var labels: [String] { walkers.labels }
    var frameShape: [Int] { walkers.frameShape }
    var count: Int { walkers.count }
    func label(of record: Int) -> Int? { walkers.label(of: record) }
    func pixels(of record: Int) -> Tensor { walkers.pixels(of: record) }
}
