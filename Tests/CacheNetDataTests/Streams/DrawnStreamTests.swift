import CacheNetData
import Testing

struct DrawnStreamTests {
    private let walks = Walks(labels: 3, lengths: [4, 2, 5, 3, 1, 6, 2])

    private func records(_ settings: StreamSettings, _ dataset: any Dataset, seed: UInt64 = 7) throws -> [Int] {
        Array(try DrawnStream(settings, seed: seed, dataset: dataset).prefix(500))
    }

    /// Recorded references depend on it.
    @Test func everyKindIsTheStreamThatItSaysItIs() throws {
        for dataset in [Pictures(labels: 4, labelOf: [3, 1, 3, 0, 0]) as any Dataset, walks] {
            let dwell = try DwellStream(dwell: 5, seed: 7, dataset: dataset).prefix(500)
            #expect(try records(StreamSettings(.independent, dwell: 5), dataset) == Array(dwell))
            let uniform = UniformStream(seed: 7, dataset: dataset).prefix(500)
            #expect(try records(StreamSettings(.uniform), dataset) == Array(uniform))
        }
        let natural = try WalkStream(seed: 7, dataset: walks).prefix(500)
        #expect(try records(StreamSettings(.natural), walks) == Array(natural))
        let tracks = try TrackStream(dwell: 5, seed: 7, pool: LabelSequences(walks)).prefix(500)
        #expect(try records(StreamSettings(.tracks), walks) == Array(tracks))
    }

    @Test func aDataSetSuggestsAKind() {
        #expect(StreamSettings.usual(for: walks) == StreamSettings(.natural))
        #expect(StreamSettings.usual(for: Pictures()) == StreamSettings(.independent, dwell: 50))
    }

    @Test func whatIsNotAsUsualIsSaid() {
        #expect("\(StreamSettings(.tracks))" == "tracks, dwell 5")
        #expect("\(StreamSettings(.natural, dwell: 9))" == "natural", "there is no dwell")
        let tracks = TrackSettings(length: 2.5, count: 9, transition: .fade, seed: 4)
        #expect(
            "\(StreamSettings(.tracks, dwell: 2, tracks: tracks))" == "tracks, dwell 2, 9 pictures, length 2.5, fade")
        let set = WorkingSet(labels: 12, isAligned: true)
        #expect(
            "\(StreamSettings(.independent, dwell: 1.5, workingSet: set))"
                == "independent, dwell 1.5, aligned working set of 12 for 60 runs")
    }

    @Test(arguments: [StreamKind.tracks, .natural])
    func sequencesAreNotMadeUp(kind: StreamKind) {
        #expect {
            try DrawnStream(StreamSettings(kind), seed: 1, dataset: Pictures())
        } throws: { ($0 as? DataError)?.message.hasPrefix("\(kind.rawValue) stream: expected a data set with") == true }
    }

    @Test(arguments: StreamKind.allCases)
    func anEmptyDataSetIsRefused(kind: StreamKind) {
        #expect(throws: DataError.self) {
            try DrawnStream(StreamSettings(kind), seed: 1, dataset: Walks(labels: 2, lengths: []))
        }
    }
}
