import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetCalibration

struct BalancedRunsTests {
    private static let length = 4

    private func pool(_ labels: Int = SyntheticOutcomes.labels) throws -> (RecordPool, ModelOutcomes) {
        let outcomes = try SyntheticOutcomes(count: 320, sequenceLength: Self.length).make()
        return (RecordPool(outcomes), outcomes)
    }

    private func records(_ kind: StreamKind, dwell: Double, _ count: Int, seed: UInt64 = 5) throws -> [Int] {
        var generator = SeededGenerator(seed: seed)
        return BalancedRuns(pool: try pool().0, kind: kind, dwell: dwell).records(count, using: &generator)
    }

    @Test func runsOfTracksAreWholeTracksOfOneLabel() throws {
        let (_, outcomes) = try pool()
        let records = try records(.tracks, dwell: 3, 8000)
        #expect(records.count == 8000)
        let tracks = stride(from: 0, to: records.count, by: Self.length).map { records[$0..<$0 + Self.length] }
        #expect(tracks.allSatisfy { $0.first.map { $0 % Self.length == 0 } ?? false })
        #expect(tracks.allSatisfy { zip($0, $0.dropFirst()).allSatisfy { $1 == $0 + 1 } })
        // Runs of one label are three tracks long; now and then a label follows itself.
        let labels = tracks.map { outcomes.labels[$0.first ?? 0] }
        let runs = [labels[0]] + zip(labels, labels.dropFirst()).filter { $0 != $1 }.map(\.1)
        let tracksPerRun = Double(tracks.count) / Double(runs.count)
        #expect(abs(tracksPerRun - 24.0 / 7) < 0.5)
    }

    /// As often as any other, and after itself about as often as in a drawn stream.
    @Test func allLabelsHaveAsManyRuns() throws {
        let (_, outcomes) = try pool()
        let labels = try records(.tracks, dwell: 1, 8000).enumerated()
            .filter { $0.offset % Self.length == 0 }.map { outcomes.labels[$0.element] }
        let counts = Set(labels).map { label in labels.count { $0 == label } }
        #expect(counts.count == SyntheticOutcomes.labels)
        let most = try #require(counts.max())
        let least = try #require(counts.min())
        #expect(most - least <= 100 / SyntheticOutcomes.labels)
        let repeats = zip(labels, labels.dropFirst()).count { $0 == $1 }
        let share = Double(repeats) / Double(labels.count)
        #expect(abs(share * Double(SyntheticOutcomes.labels) - 1) < 0.3, "\(share)")
    }

    @Test func naturalOnesAreAllSequencesInTurn() throws {
        let records = try records(.natural, dwell: 1, 640)
        #expect(records.prefix(320).sorted() == Array(0..<320))
        #expect(records.suffix(320).sorted() == Array(0..<320))
    }

    @Test(arguments: StreamKind.allCases)
    func theSameSeedGivesTheSameRecords(kind: StreamKind) throws {
        #expect(try records(kind, dwell: 2, 400) == records(kind, dwell: 2, 400))
        #expect(try records(kind, dwell: 2, 400) != records(kind, dwell: 2, 400, seed: 6))
    }

    @Test(arguments: StreamKind.allCases)
    func aPoolStreamsAsItsDataSet(kind: StreamKind) throws {
        let (pool, outcomes) = try pool()
        let settings = StreamSettings(kind, dwell: 3, workingSet: WorkingSet(labels: 3, runs: 9, isAligned: true))
        let groups = (0..<4).map { [2 * $0, 2 * $0 + 1] }
        let stream = Array(try pool.stream(settings, seed: 3, groups: groups).prefix(900))
        let dataset = Labelled(labelOf: outcomes.labels, sequences: outcomes.sequences)
        #expect(stream == Array(try DrawnStream(settings, seed: 3, dataset: dataset, groups: groups).prefix(900)))
        let plain = StreamSettings(kind, dwell: 3)
        #expect(
            Array(try pool.stream(plain, seed: 3).prefix(900))
                == Array(try DrawnStream(plain, seed: 3, dataset: dataset).prefix(900)))
    }

    @Test(arguments: [StreamKind.tracks, .natural, .uniform])
    func everyKindCanBeCalibratedOn(kind: StreamKind) throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 1600, sequenceLength: 4).make())
        let streams = CalibrationStreams(kinds: [kind], dwells: [1, 5], streams: 2, framesPerStream: 1000)
        let calibration = try RiskCalibration(outcomes, keeping: Promise(risk: 0.05), on: streams).calibrateBelief()
        #expect(calibration.stickiness.count == (kind == .tracks ? 2 : 1))
        // Of frames that follow one another in sequences of four, one in four may have another label; a gate knows that
        // only as far as it has learned it.
        #expect(calibration.stickiness.allSatisfy { kind == .uniform ? $0.changes > 0.5 : $0.changes < 0.5 })
        #expect(calibration.rules.contains { $0.figures[0].hitRatio > 0.3 })
    }

    @Test(arguments: StreamKind.allCases)
    func streamsOfFewLabelsCanBeCalibratedOn(kind: StreamKind) throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 1600, sequenceLength: 4).make())
        let streams = CalibrationStreams(
            kinds: [kind], dwells: [3], workingSet: WorkingSet(labels: 2, runs: 10_000), streams: 6,
            framesPerStream: 600)
        let calibration = try RiskCalibration(outcomes, keeping: Promise(risk: 0.05), on: streams)
        let shown = calibration.streams.joined().joined().map { stream in
            Set(stream.map { outcomes.outcomes.labels[$0] })
        }
        #expect(shown.count == 12 && shown.allSatisfy { $0.count == 2 })
        #expect(Set(shown).count > 1, "each stream has labels of its own")
    }

    /// Beside tracks, independent pictures are single views: neighbours are of one label, hardly ever of one track.
    @Test func besideTracksIndependentPicturesAreSingleViews() throws {
        let (pool, outcomes) = try pool()
        let kinds: [StreamKind] = [.tracks, .independent]
        var generator = SeededGenerator(seed: 3)
        func followers(_ kind: StreamKind) -> Double {
            let records = BalancedRuns(pool: pool.shown(by: kind, among: kinds), kind: kind, dwell: 8)
                .records(4000, using: &generator)
            let neighbours = zip(records, records.dropFirst())
            return Double(neighbours.count { $1 == $0 + 1 }) / Double(records.count)
        }
        #expect(followers(.tracks) > 0.7)
        #expect(followers(.independent) < 0.1)
        #expect(pool.shown(by: .independent, among: kinds).records.count == outcomes.count)
        #expect(pool.shown(by: .independent, among: [.independent]).sequences == pool.sequences)
    }

    @Test func aGateIsCalibratedOnStreamsOfEveryKind() throws {
        let (_, outcomes) = try pool()
        let streams = CalibrationStreams(
            kinds: [.tracks, .independent], dwells: [1, 5], streams: 2, framesPerStream: 300)
        let calibration = try RiskCalibration(
            TemperedOutcomes(fitting: outcomes), keeping: Promise(risk: 0.05), on: streams
        ).calibrateBelief()
        #expect(calibration.streamKinds == ["tracks", "tracks", "independent", "independent"])
        #expect(calibration.rules.allSatisfy { $0.figures.count == 4 })
        let stickiness = calibration.stickiness
        #expect(stickiness[2].changes > 2 * stickiness[0].changes)
        #expect(stickiness[3].arrivals > stickiness[0].arrivals, "things of tracks stay in view")
    }
}
