import Testing

@testable import CacheNetTraining

struct CodeStatisticsTests {
    @Test func theyAreThoseByHand() {
        // Label 0 has codes 0, 0, 1 and label 1 has codes 2, 2, 2, 1, 0: the commonest ones cover 2 + 3 of 8.
        let statistics = CodeStatistics(
            codes: [0, 2, 0, 2, 1, 2, 1, 0], labels: [0, 1, 0, 1, 0, 1, 1, 1], partitions: 4, labelCount: 2)
        #expect(statistics.shares == [0.375, 0.25, 0.375, 0])
        #expect(statistics.purity == 0.625)
    }
}
