import CacheNetData
import Foundation
import Testing

@Suite struct StreamPlanTests {
    private static let pictures = Pictures(labels: 3, records: 30)

    private static func withFile(_ body: (StreamPlan, String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "stream-\(UUID()).csv").path
        try "record\n4\n5\n6\n".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(.file(path), path)
    }

    @Test func aFileGivesWhatItHas() throws {
        try Self.withFile { plan, _ in
            #expect(try plan.frames(of: Self.pictures, count: nil, seed: 1).records == [4, 5, 6])
            #expect(try plan.frames(of: Self.pictures, count: 2, seed: 1).records == [4, 5])
            try plan.check(Self.pictures, count: 3)
        }
    }

    @Test func moreThanAFileHasIsRefused() throws {
        try Self.withFile { plan, path in
            let error = #expect(throws: DataError.self) { try plan.check(Self.pictures, count: 4) }
            #expect(error?.description == "frames: expected at most 3, the records of \(path), got 4")
            #expect(throws: DataError.self) { try plan.frames(of: Self.pictures, count: 4, seed: 1) }
        }
    }

    @Test func whatIsDrawnHasNoEnd() throws {
        for kind in [StreamKind.uniform, .independent, .tracks] {
            try StreamPlan.drawn(StreamSettings(kind)).check(Self.pictures, count: 1_000_000_000)
        }
        #expect(throws: DataError.self) {
            try StreamPlan.drawn(StreamSettings(.natural)).check(Self.pictures, count: 1)
        }
    }

    @Test func tracksAreFramesOfADataSetOfTheirOwn() throws {
        let plan = StreamPlan.drawn(StreamSettings(.tracks, dwell: 2, tracks: TrackSettings(length: 3)))
        let frames = try plan.frames(of: Self.pictures, count: 200, seed: 4)
        #expect(frames.dataset is TrackDataset)
        #expect(frames.records.count == 200 && frames.dataset.count > 30)
        #expect("\(plan)" == "tracks, dwell 2, length 3")
        #expect(try plan.frames(of: Self.pictures, count: 200, seed: 4).records == frames.records)
    }

    @Test func labelsThatAreShownTogetherMayBeOfOnePartition() throws {
        let plan = StreamPlan.drawn(
            StreamSettings(.uniform, workingSet: WorkingSet(labels: 2, runs: 500, isAligned: true)))
        let frames = try plan.frames(of: Self.pictures, groups: [[0], [1, 2]], count: 500, seed: 4)
        #expect(Set(frames.records.map { $0 % 3 }) == [1, 2])
        #expect(throws: DataError.self) { try plan.check(Self.pictures, count: 1) }
    }
}
