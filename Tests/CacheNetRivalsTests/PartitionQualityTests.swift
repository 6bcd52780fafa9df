import CacheNetCalibration
import CacheNetCore
import Testing

@testable import CacheNetRivals

struct PartitionQualityTests {
    /// Labels 0 and 1 belong to partition 0, label 2 to partition 1. Partition 0 is sure of its first three own
    /// records, answers its fourth wrongly, and is as sure of one foreign record as of its least sure right one.
    private func quality() throws -> PartitionQuality {
        let outcomes = try ModelOutcomes(
            labels: [0, 0, 1, 1, 2, 2], codes: [0, 0, 0, 0, 1, 1],
            fullLogits: [0, 1, 1, 1, 2, 2].map { answer in (0..<3).map { $0 == answer ? 1 : 0 } },
            hints: [0, 0, 0, 0, 1, 1],
            partitionLogits: [
                [[9, 0, 0], [7, 0, 0], [0, 4, 0], [2, 0, 0], [0, 4, 0], [0, 0, 0]],
                [[0, 0, 1], [0, 0, 1], [0, 0, 1], [0, 0, 1], [0, 0, 8], [0, 0, 8]],
            ])
        return PartitionQuality(TemperedOutcomes(outcomes, temperatures: [1, 1]))
    }

    @Test func ownRecordsAreCountedAndSeparated() throws {
        let row = try quality().rows[0]
        #expect(row.own == 4)
        #expect(row.accuracy == 0.75)
        #expect(row.fullAccuracy == 0.75)
        // Three right ones against three others: one tie in nine.
        #expect(abs(row.separation - 8.5 / 9) < 1e-12)
    }

    @Test func foreignRecordsPassWhereTheOwnDo() throws {
        let rows = try quality().rows
        #expect(rows[0].foreignPass == 0.5, "it is as unsure of one as of the last of its own")
        #expect(rows[1].accuracy == 1)
        #expect(rows[1].separation == 1)
        #expect(rows[1].foreignPass == 0)
    }

    @Test func theTableHasARowForEachPartition() throws {
        let lines = try quality().table().split(separator: "\n")
        #expect(lines.last?.hasPrefix("1 ") == true)
        #expect(lines.last?.contains("100.0%") == true)
    }
}
