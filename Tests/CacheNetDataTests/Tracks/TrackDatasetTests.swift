import CacheNetCore
import CacheNetData
import Testing

struct TrackDatasetTests {
    /// Every frame of which is a picture of its own.
    private let walkers: any Dataset

    init() throws {
        walkers = WalkersDataset(try WalkersParameters("subjects=10,walks=12,frames=5,seed=3"), split: .train)
    }

    private func lengths(_ length: Double, count: Int = 400) throws -> [Int] {
        (try tracks(length: length, count: count).sequences ?? []).map(\.count)
    }

    private func tracks(
        _ transition: TrackTransition = .cut, length: Double = 16, count: Int = 60, seed: UInt64 = 1
    ) throws -> TrackDataset {
        try TrackDataset(
            walkers, settings: TrackSettings(length: length, count: count, transition: transition, seed: seed))
    }

    /// The mean difference of two frames' pixels.
    private func distance(_ dataset: any Dataset, _ one: Int, _ other: Int) -> Double {
        let pairs = zip(dataset.pixels(of: one).bytes, dataset.pixels(of: other).bytes)
        return pairs.reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / 4096
    }

    @Test func aDataSetOfTheSameLabelsAndShape() throws {
        let tracks = try tracks()
        #expect(tracks.labels == walkers.labels && tracks.frameShape == walkers.frameShape)
        let sequences = try #require(tracks.sequences)
        #expect(sequences.count == 60)
        #expect(sequences.flatMap(Array.init) == Array(0..<tracks.count))
        let pixels = tracks.pixels(of: tracks.count - 1)
        #expect(pixels.elementType == .uint8 && pixels.shape == [1, 1, 64, 64])
        for sequence in sequences {
            #expect(Set(sequence.map(tracks.label)).count == 1, "one picture has one label")
        }
    }

    /// FNV-1a over the bytes of some frames: figures of later versions are on them.
    @Test(arguments: [
        (TrackTransition.cut, 0x49C0_FBC4_56E8_99A1 as UInt64), (.fade, 0x6AED_5F07_0155_CF39),
        (.return, 0x2B0D_A04A_AF24_D39E),
    ])
    func theFramesOfASeedNeverChange(transition: TrackTransition, expected: UInt64) throws {
        let tracks = try tracks(transition, seed: 7)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for record in stride(from: 0, to: 60, by: 5) {
            for byte in tracks.pixels(of: record).bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ UInt64(tracks.label(of: record))) &* 0x100_0000_01B3
        }
        #expect(hash == expected, "\(String(hash, radix: 16))")
    }

    @Test func seedsGiveOtherTracks() throws {
        let (one, other) = (try tracks(seed: 1), try tracks(seed: 2))
        #expect(one.sequences != other.sequences)
        #expect((0..<20).allSatisfy { one.pixels(of: $0) != other.pixels(of: $0) })
    }

    @Test func lengthsAreGeometricAndBounded() throws {
        let lengths = try self.lengths(4)
        // The standard deviation is 3.5.
        #expect(abs(Double(lengths.reduce(0, +)) / 400 - 4) < 0.6)
        #expect(abs(Double(lengths.count { $0 == 1 }) / 400 - 0.25) < 0.08)
        #expect(lengths.allSatisfy { (1...32).contains($0) })
        #expect(try self.lengths(1).allSatisfy { $0 == 1 })
        let bounded = try self.lengths(1.5)
        #expect(bounded.max() ?? 0 <= 12)
    }

    @Test func neighboursAreAlikeAndOtherThingsAreNot() throws {
        let tracks = try tracks()
        let sequences = try #require(tracks.sequences)
        let within = sequences.prefix(20).flatMap { sequence in
            sequence.dropFirst().map { distance(tracks, $0 - 1, $0) }
        }
        let between = zip(sequences, sequences.dropFirst()).prefix(20).map { first, second in
            distance(tracks, first.upperBound - 1, second.lowerBound)
        }
        let (near, far) = (within.reduce(0, +) / Double(within.count), between.reduce(0, +) / Double(between.count))
        #expect(2 * near < far, "\(near) within, \(far) between")
        #expect(within.allSatisfy { $0 > 0 }, "noise is fresh")
    }

    @Test func aFadeBlendsOneThingIntoAnother() throws {
        let tracks = try tracks(.fade, length: 6, count: 30)
        var (changes, near, far) = (0, 0.0, 0.0)
        for sequence in try #require(tracks.sequences) {
            #expect(sequence.count >= 6, "a view of each and four of both")
            let labels = sequence.map(tracks.label)
            let first = try #require(labels.first)
            let switches = zip(labels, labels.dropFirst()).count { $0 != $1 }
            #expect(switches <= 1)
            guard switches == 1, let change = labels.firstIndex(where: { $0 != first }) else { continue }
            changes += 1
            // Two frames of the fade before the change of label are mostly the first thing, two after it the other one.
            let start = sequence.lowerBound + change - 2
            far += distance(tracks, start - 1, start + 4)
            near += (start - 1..<start + 4).reduce(0) { $0 + distance(tracks, $1, $1 + 1) } / 5
        }
        #expect(near < 0.8 * far, "\(near / Double(changes)) a frame, \(far / Double(changes)) in all")
        #expect(changes > 20)
    }

    @Test func aReturnShowsTheFirstThingAgain() throws {
        let tracks = try tracks(.return, length: 6, count: 30)
        var returns = 0
        for sequence in try #require(tracks.sequences) {
            let labels = sequence.map(tracks.label)
            let changes = zip(labels, labels.dropFirst()).count { $0 != $1 }
            #expect(changes == 0 || changes == 2)
            guard changes == 2 else { continue }
            #expect(labels.first == labels.last)
            let away = try #require(labels.firstIndex { $0 != labels.first })
            let back = try #require(labels.lastIndex { $0 != labels.first }) + 1
            let start = sequence.lowerBound
            // The walk goes on where it was left.
            if distance(tracks, start + away - 1, start + back) < distance(tracks, start + away - 1, start + away) {
                returns += 1
            }
        }
        #expect(returns > 20)
    }

    @Test func noPictureIsInTwoTracks() throws {
        let dataset = Pictures(labels: 300, records: 300)
        for (transition, count) in [(TrackTransition.cut, 300), (.fade, 150), (.return, 150)] {
            let tracks = try TrackDataset(dataset, settings: TrackSettings(length: 3, transition: transition))
            let labels = try #require(tracks.sequences).map { Set($0.map(tracks.label)) }
            #expect(labels.count == count, "as many as there are")
            #expect(labels.reduce(0) { $0 + $1.count } == Set(labels.joined()).count)
        }
    }

    @Test(arguments: [
        (TrackSettings(length: 0.9), "track-length: expected 1 to 1000, got 0.9"),
        (TrackSettings(count: 0), "tracks: expected 1 to 100000, got 0"),
        (TrackSettings(length: 1000, count: 100_000), "tracks: expected at most 20000000 views"),
        (TrackSettings(transition: .fade), "tracks: expected at least 2 pictures for fade, got 1"),
    ])
    func whatCannotBeDrawnIsSaid(settings: TrackSettings, message: String) {
        #expect {
            try TrackDataset(Pictures(records: 1), settings: settings)
        } throws: { ($0 as? DataError)?.message.contains(message) == true }
    }
}
