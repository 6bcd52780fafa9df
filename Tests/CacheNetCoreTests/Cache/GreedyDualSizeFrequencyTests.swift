import CacheNetCore
import CacheNetTestKit
import Testing

struct GreedyDualSizeFrequencyTests {
    @Test func conforms() {
        #expect(ReplacementPolicyConformance.violations { GreedyDualSizeFrequency() } == [])
    }

    @Test func ofTwoEquallyPopularTheLargerGoes() {
        var policy = GreedyDualSizeFrequency()
        for (id, bytes) in [(0, 400), (1, 100)] {
            policy.inserted(id, bytes: bytes)
            policy.activated(id)
        }
        #expect(policy.victim { _ in true } == 0)
        // Five activations of 400 bytes are worth more than one of 100.
        for _ in 0..<4 { policy.activated(0) }
        #expect(policy.victim { _ in true } == 1)
    }

    @Test func whatWasPopularOnceIsOvertaken() {
        var policy = GreedyDualSizeFrequency()
        policy.inserted(0, bytes: 100)
        for _ in 0..<10 { policy.activated(0) }
        policy.inserted(1, bytes: 100)
        policy.activated(1)
        // Each newcomer is activated once, and every second that leaves makes the cache older by one activation.
        var left: [PartitionID] = []
        for id in 2..<30 where left.last != 0 {
            policy.inserted(id, bytes: 100)
            policy.activated(id)
            guard let victim = policy.victim(where: { $0 != id }) else { break }
            policy.removed(victim)
            left.append(victim)
        }
        #expect(left.last == 0)
        #expect((18...22).contains(left.count), "\(left)")
    }

    /// Against priorities that are kept in a dictionary and searched.
    @Test(arguments: 1...5)
    func agreesWithASearch(seed: UInt64) {
        var numbers = Numbers(seed: seed)
        var policy = GreedyDualSizeFrequency()
        var priorities: [PartitionID: (priority: Double, time: Int)] = [:]
        var activations = [Double](repeating: 0, count: 9)
        var age = 0.0
        for time in 0..<5000 {
            let id = Int(numbers.next() % 9)
            let bytes = Double(100 * (id + 1))
            switch numbers.next() % 4 {
            case 0:
                policy.inserted(id, bytes: Int(bytes))
                activations[id] = 0
                priorities[id] = (age, time)
            case 1, 2:
                policy.activated(id)
                guard priorities[id] != nil else { break }
                activations[id] += 1
                priorities[id] = (age + activations[id] / bytes, time)
            default:
                policy.removed(id)
                if let gone = priorities.removeValue(forKey: id) { age = max(age, gone.priority) }
            }
            let pinned = Int(numbers.next() % 9)
            let expected = priorities.filter { $0.key != pinned }.min { $0.value < $1.value }?.key
            #expect(policy.victim { $0 != pinned } == expected)
        }
    }
}
