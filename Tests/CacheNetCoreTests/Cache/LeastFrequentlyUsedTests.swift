import CacheNetCore
import CacheNetTestKit
import Testing

struct LeastFrequentlyUsedTests {
    @Test func conforms() {
        #expect(ReplacementPolicyConformance.violations { LeastFrequentlyUsed() } == [])
    }

    @Test func whatComesBackIsCountedAfresh() {
        var policy = LeastFrequentlyUsed()
        for id in [0, 1] { policy.inserted(id, bytes: 1) }
        for id in [0, 0, 0, 1, 1] { policy.activated(id) }
        #expect(policy.victim { _ in true } == 1)
        policy.removed(0)
        policy.inserted(0, bytes: 1)
        policy.activated(0)
        #expect(policy.victim { _ in true } == 0)
    }

    /// Against a list of counts and times that is searched each time.
    @Test(arguments: 1...5)
    func agreesWithASearch(seed: UInt64) {
        var numbers = Numbers(seed: seed)
        var policy = LeastFrequentlyUsed()
        var uses: [PartitionID: (count: Int, time: Int)] = [:]
        for time in 0..<5000 {
            let id = Int(numbers.next() % 9)
            switch numbers.next() % 4 {
            case 0:
                policy.inserted(id, bytes: 1)
                uses[id] = (0, time)
            case 1, 2:
                policy.activated(id)
                if let use = uses[id] { uses[id] = (use.count + 1, time) }
            default:
                policy.removed(id)
                uses[id] = nil
            }
            let pinned = Int(numbers.next() % 9)
            let expected = uses.filter { $0.key != pinned }.min { $0.value < $1.value }?.key
            #expect(policy.victim { $0 != pinned } == expected)
        }
    }
}
