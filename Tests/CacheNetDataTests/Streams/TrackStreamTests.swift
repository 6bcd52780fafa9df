import CacheNetData
import Testing

struct TrackStreamTests {
    private let walks = Walks(labels: 4, lengths: [3, 1, 5, 2, 4, 6, 2, 3, 7, 1, 2, 4])

    private func records(dwell: Double, seed: UInt64, _ count: Int) throws -> [Int] {
        Array(try TrackStream(dwell: dwell, seed: seed, pool: LabelSequences(walks)).prefix(count))
    }

    /// Computed from the definition by an independent program.
    @Test func theFirstRecordsOfASeedNeverChange() throws {
        #expect(try records(dwell: 2, seed: 7, 20) == Self.expected)
        #expect(try records(dwell: 2, seed: 8, 20) != Self.expected)
    }

    private static let expected = [3, 15, 16, 17, 18, 19, 20, 11, 12, 13, 14, 11, 12, 13, 14, 36, 37, 38, 39, 36]

    @Test func tracksAreWhole() throws {
        let stream = try records(dwell: 3, seed: 5, 5000)
        let sequences = try #require(walks.sequences)
        for (record, next) in zip(stream, stream.dropFirst()) where next != record + 1 {
            #expect(sequences.contains { $0.upperBound == record + 1 })
            #expect(sequences.contains { $0.lowerBound == next })
        }
        #expect(Set(stream).count == walks.count)
    }

    /// As of a dwell stream, but counted in tracks: 4 D / 3 with four labels.
    @Test(arguments: [1, 5])
    func aRunOfOneLabelIsSoManyTracksLong(dwell: Double) throws {
        var iterator = try TrackStream(dwell: dwell, seed: 3, pool: LabelSequences(walks)).makeIterator()
        let labels = (0..<60_000).map { _ in walks.label(of: iterator.nextTrack().lowerBound) }
        let runs = 1 + zip(labels, labels.dropFirst()).count { $0 != $1 }
        #expect(abs(60_000 / Double(runs) / (4 * dwell / 3) - 1) < 0.05)
    }

    @Test(arguments: [0, .nan, .infinity])
    func refusesDwellsBelowOne(dwell: Double) {
        #expect(throws: DataError.self) { try records(dwell: dwell, seed: 1, 1) }
    }
}
