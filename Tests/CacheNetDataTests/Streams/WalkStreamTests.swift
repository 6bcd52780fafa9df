import CacheNetData
import Testing

struct WalkStreamTests {
    private let walks = Walks(labels: 3, lengths: [4, 2, 5, 3, 1, 6, 2])

    /// Computed from the definition by an independent program.
    @Test func theFirstRecordsOfASeedNeverChange() throws {
        let expected = [
            0, 1, 2, 3, 15, 16, 17, 18, 19, 20, 4, 5, 11, 12, 13, 14, 21, 22, 6, 7,
            8, 9, 10, 6, 7, 8, 9, 10, 11, 12,
        ]
        #expect(Array(try WalkStream(seed: 3, dataset: walks).prefix(30)) == expected)
    }

    @Test func everyPassShowsEverySequenceOnceAndWhole() throws {
        let stream = Array(try WalkStream(seed: 3, dataset: walks).prefix(5 * walks.count))
        for start in stride(from: 0, to: stream.count, by: walks.count) {
            let pass = stream[start..<start + walks.count]
            #expect(pass.sorted() == Array(0..<walks.count))
            for (record, next) in zip(pass, pass.dropFirst())
            where walks.sequence(of: record) == walks.sequence(of: next) {
                #expect(next == record + 1)
            }
        }
    }

    @Test func passesAndSeedsHaveOrdersOfTheirOwn() throws {
        let dataset = Walks(labels: 5, lengths: [Int](repeating: 1, count: 40))
        let one = Array(try WalkStream(seed: 1, dataset: dataset).prefix(80))
        #expect(one == Array(try WalkStream(seed: 1, dataset: dataset).prefix(80)))
        #expect(one.prefix(40) != one.suffix(40))
        #expect(one != Array(try WalkStream(seed: 2, dataset: dataset).prefix(80)))
    }

    @Test(arguments: [
        Pictures() as any Dataset, Walks(labels: 2, lengths: []), Walks(labels: 2, lengths: [0]),
    ])
    func refusesADataSetWithoutSequences(dataset: any Dataset) {
        #expect { try WalkStream(seed: 1, dataset: dataset) } throws: {
            ($0 as? DataError)?.code == .invalidStream
        }
    }
}
