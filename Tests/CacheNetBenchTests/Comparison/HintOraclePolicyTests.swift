import CacheNetCore
import CacheNetTestKit
import Testing

@testable import CacheNetBench

struct HintOraclePolicyTests {
    @Test func itKeepsTheRulesOfEveryPolicy() {
        let violations = ReplacementPolicyConformance.violations { future in
            HintOraclePolicy(HintOracle(hints: future))
        }
        #expect(violations == [])
    }

    @Test func nextUsesAreThoseBeyondTheFrame() {
        let hintOracle = HintOracle(hints: [2, 0, nil, 2, 0, 2])
        #expect(hintOracle.nextUse(of: 2) == 0)
        hintOracle.reach(0)
        #expect(hintOracle.nextUse(of: 2) == 3 && hintOracle.nextUse(of: 0) == 1)
        hintOracle.reach(4)
        #expect(hintOracle.nextUse(of: 2) == 5 && hintOracle.nextUse(of: 0) == nil)
        #expect(hintOracle.nextUse(of: 7) == nil)
    }

    /// Where every hint is an activation, as in a stream of misses without waits, it is Belady's policy.
    @Test(arguments: [1, 2, 3, 4])
    func withoutWaitsItDownloadsAsOftenAsBelady(_ capacity: Int) {
        var generator = SeededGenerator(seed: 9)
        let hints = (0..<2000).map { _ in Int(generator.drawUnit() * generator.drawUnit() * 6) }
        let hintOracle = HintOracle(hints: hints)
        func downloads(_ policy: any ReplacementPolicy) -> Int {
            var cache = PartitionCache(capacity: CacheCapacity(partitions: capacity), policy: policy)
            var count = 0
            for (frame, id) in hints.enumerated() {
                hintOracle.reach(frame)
                if !cache.isResident(id) {
                    count += 1
                    _ = cache.insert(id, bytes: 1)
                }
                _ = cache.activate(id)
            }
            return count
        }
        let ours = downloads(HintOraclePolicy(hintOracle))
        #expect(ours == downloads(Belady(future: hints)))
        #expect(ours <= downloads(LeastRecentlyUsed()))
    }
}
