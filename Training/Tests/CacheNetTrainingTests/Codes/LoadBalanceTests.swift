import CacheNetCore
import Testing

@testable import CacheNetTraining

struct LoadBalanceTests {
    /// Costs of chance, but for what each partition has ahead of the others.
    private func costs(_ count: Int, leads: [Float], _ generator: inout SeededGenerator) -> FeatureMatrix {
        let values = (0..<count).flatMap { _ in leads.map { Float(generator.drawUnit()) - $0 } }
        return FeatureMatrix(values, columns: leads.count)
    }

    private func shares(_ winners: [Int], _ partitions: Int) -> [Double] {
        (0..<partitions).map { partition in
            Double(winners.count { $0 == partition }) / Double(winners.count)
        }
    }

    @Test func theLeastCostWinsAndTiesGoToTheLowest() {
        let costs = FeatureMatrix([3, 1, 2, 5, 4, 4, .nan, 1, 0], columns: 3)
        #expect(LoadBalance(partitions: 3).winners(of: costs) == [1, 1, 2])
    }

    @Test(arguments: [[0, 0.5], [2, 0, 0], [0, 0.1, 0.7, -3]] as [[Float]], [Float(1), 1000])
    func aFitKeepsLoadsWithinTheTolerance(leads: [Float], unit: Float) {
        var generator = SeededGenerator(seed: 2)
        let costs = costs(1000, leads: leads, &generator)
        let scaled = FeatureMatrix(costs.values.map { $0 * unit }, columns: leads.count)
        let balance = LoadBalance(fitting: scaled, tolerance: 0.1)
        let mean = 1 / Double(leads.count)
        for share in shares(balance.winners(of: scaled), leads.count) {
            #expect((0.9 * mean...1.1 * mean).contains(share))
        }
    }

    @Test func whatIsBalancedIsLeftAlone() {
        #expect(LoadBalance(fitting: FeatureMatrix([0, 1, 1, 0], columns: 2), tolerance: 0.1).biases == [0, 0])
    }

    @Test func whereNothingCanBeBalancedTheBestIsKept() {
        // Equal records win together.
        let balance = LoadBalance(fitting: FeatureMatrix([0, 1, 0, 1, 0, 1], columns: 2), tolerance: 0.1)
        #expect(balance.biases.allSatisfy { $0.isFinite })
        #expect(Set(balance.winners(of: FeatureMatrix([0, 1, 0, 1], columns: 2))).count == 1)
    }
}
