import CacheNetCore
import CacheNetTestKit
import Testing

struct LeastRecentlyUsedTests {
    @Test func conforms() {
        #expect(ReplacementPolicyConformance.violations { LeastRecentlyUsed() } == [])
    }

    @Test func theSuiteFindsAPolicyThatForgetsRemovals() {
        #expect(!ReplacementPolicyConformance.violations { Forgetful() }.isEmpty)
    }

    /// Against a list kept in order, where every operation is a search.
    @Test(arguments: 1...5)
    func agreesWithAListKeptInOrder(seed: UInt64) {
        var numbers = Numbers(seed: seed)
        var policy = LeastRecentlyUsed()
        var order: [PartitionID] = []
        for _ in 0..<5000 {
            let id = Int(numbers.next() % 9)
            switch numbers.next() % 3 {
            case 0:
                policy.inserted(id, bytes: 1)
                order.removeAll { $0 == id }
                order.append(id)
            case 1:
                policy.activated(id)
                guard order.contains(id) else { break }
                order.removeAll { $0 == id }
                order.append(id)
            default:
                policy.removed(id)
                order.removeAll { $0 == id }
            }
            let pinned = Int(numbers.next() % 9)
            #expect(policy.victim { $0 != pinned } == order.first { $0 != pinned })
        }
    }
}

private struct Forgetful: ReplacementPolicy {
    private var oldest: PartitionID?
    mutating func inserted(_ id: PartitionID, bytes: Int) { oldest = oldest ?? id }
    mutating func activated(_ id: PartitionID) {}
    mutating func removed(_ id: PartitionID) {}
    func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? { oldest.flatMap { mayGo($0) ? $0 : nil } }
}
