import Testing

@testable import CacheNetBench

struct SeedEstimateTests {
    @Test func theIntervalIsStudents() throws {
        // Mean 3, deviation 1.5811; t of 4 degrees of freedom 2.7764: 2.7764 * 1.5811 / sqrt(5).
        let estimate = try #require(SeedEstimate([1, 2, 3, 4, 5]))
        #expect(estimate.mean == 3)
        #expect(abs(try #require(estimate.halfWidth) - 1.96324) < 1e-4)
        #expect(estimate.text("%.1f") == "3.0 ± 2.0")
        #expect(estimate.text("%+.1f", times: 100) == "+300.0 ± 196.3")
    }

    @Test func oneValueHasNoInterval() throws {
        let estimate = try #require(SeedEstimate([0.25]))
        #expect(estimate.halfWidth == nil)
        #expect(estimate.text("%.2f") == "0.25")
        #expect(SeedEstimate([]) == nil)
    }
}
