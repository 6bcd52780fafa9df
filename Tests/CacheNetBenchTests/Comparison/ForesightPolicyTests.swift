import CacheNetCore
import CacheNetData
import CacheNetTestKit
import Testing

@testable import CacheNetBench

struct ForesightPolicyTests {
    @Test func itKeepsTheRulesOfEveryPolicy() {
        let violations = ReplacementPolicyConformance.violations { future in
            ForesightPolicy(Foresight(hints: future))
        }
        #expect(violations == [])
    }

    @Test func nextUsesAreThoseBeyondTheFrame() {
        let foresight = Foresight(hints: [2, 0, nil, 2, 0, 2])
        #expect(foresight.nextUse(of: 2) == 0)
        foresight.reach(0)
        #expect(foresight.nextUse(of: 2) == 3 && foresight.nextUse(of: 0) == 1)
        foresight.reach(4)
        #expect(foresight.nextUse(of: 2) == 5 && foresight.nextUse(of: 0) == nil)
        #expect(foresight.nextUse(of: 7) == nil)
    }

    /// Where every hint is an activation, as in a stream of misses without waits, it is Belady's policy.
    @Test(arguments: [1, 2, 3, 4])
    func withoutWaitsItDownloadsAsOftenAsBelady(_ capacity: Int) {
        var generator = SeededGenerator(seed: 9)
        let hints = (0..<2000).map { _ in Int(generator.drawUnit() * generator.drawUnit() * 6) }
        let foresight = Foresight(hints: hints)
        func downloads(_ policy: any ReplacementPolicy) -> Int {
            var cache = PartitionCache(capacity: CacheCapacity(partitions: capacity), policy: policy)
            var count = 0
            for (frame, id) in hints.enumerated() {
                foresight.reach(frame)
                if !cache.isResident(id) {
                    count += 1
                    _ = cache.insert(id, bytes: 1)
                }
                _ = cache.activate(id)
            }
            return count
        }
        let ours = downloads(ForesightPolicy(foresight))
        #expect(ours == downloads(Belady(future: hints)))
        #expect(ours <= downloads(LeastRecentlyUsed()))
    }
}
