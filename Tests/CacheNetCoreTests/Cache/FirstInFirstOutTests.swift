import CacheNetCore
import CacheNetTestKit
import Testing

struct FirstInFirstOutTests {
    @Test func conforms() {
        #expect(ReplacementPolicyConformance.violations { FirstInFirstOut() } == [])
    }

    @Test func activationsDoNotCount() {
        var policy = FirstInFirstOut()
        for id in [2, 0, 1] { policy.inserted(id, bytes: 1) }
        for _ in 0..<3 { policy.activated(2) }
        #expect(policy.victim { _ in true } == 2)
        policy.removed(2)
        policy.inserted(2, bytes: 1)
        #expect(policy.victim { _ in true } == 0)
    }
}
