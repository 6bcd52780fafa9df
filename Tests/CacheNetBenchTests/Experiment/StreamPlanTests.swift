import CacheNetBench
import CacheNetData
import Foundation
import Testing

@Suite struct StreamPlanTests {
    private static func withFile(_ body: (StreamPlan, String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "stream-\(UUID()).csv").path
        try "record\n4\n5\n6\n".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(.file(path), path)
    }

    @Test func aFileGivesWhatItHas() throws {
        try Self.withFile { plan, _ in
            #expect(try plan.records(of: ColourDataset(), count: nil, seed: 1) == [4, 5, 6])
            #expect(try plan.records(of: ColourDataset(), count: 2, seed: 1) == [4, 5])
            try plan.check(ColourDataset(), count: 3)
        }
    }

    @Test func moreThanAFileHasIsRefused() throws {
        try Self.withFile { plan, path in
            let error = #expect(throws: BenchError.self) { try plan.check(ColourDataset(), count: 4) }
            #expect(error?.description == "frames: expected at most 3, the records of \(path), got 4")
            #expect(throws: BenchError.self) { try plan.records(of: ColourDataset(), count: 4, seed: 1) }
        }
    }

    @Test func whatIsDrawnHasNoEnd() throws {
        for plan in [StreamPlan.uniform, .dwell(5)] { try plan.check(ColourDataset(), count: 1_000_000_000) }
        #expect(throws: DataError.self) { try StreamPlan.natural.check(ColourDataset(), count: 1) }
    }
}
