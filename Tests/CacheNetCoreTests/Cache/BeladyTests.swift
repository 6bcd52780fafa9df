import CacheNetCore
import CacheNetTestKit
import Testing

struct BeladyTests {
    @Test func conforms() {
        #expect(ReplacementPolicyConformance.violations { Belady(future: $0) } == [])
    }

    @Test func whatComesBackLastGoes() {
        let future = [0, 1, 2, 1, 0]
        var policy = Belady(future: future)
        for id in 0..<3 {
            policy.inserted(id, bytes: 1)
            policy.activated(id)
        }
        #expect(policy.victim { _ in true } == 2, "it never comes back")
        #expect(policy.victim { $0 != 2 } == 0, "1 comes back before it")
    }

    /// Against every choice there is: what a cache evicts is tried out on all the rest of the trace.
    @Test(arguments: [2, 3, 4], 1...20 as ClosedRange<UInt64>)
    func noChoiceDownloadsLess(capacity: Int, seed: UInt64) {
        var numbers = Numbers(seed: seed)
        let trace = (0..<14).map { _ in Int(numbers.next() % 6) }
        var cache = PartitionCache(capacity: CacheCapacity(partitions: capacity), policy: Belady(future: trace))
        var downloads = 0
        for id in trace {
            if !cache.isResident(id) {
                downloads += 1
                _ = cache.insert(id, bytes: 1)
            }
            _ = cache.activate(id)
        }
        #expect(downloads == Self.fewestDownloads(trace[...], residents: [], active: nil, capacity: capacity))
    }

    private static func fewestDownloads(
        _ trace: ArraySlice<PartitionID>, residents: Set<PartitionID>, active: PartitionID?, capacity: Int
    ) -> Int {
        guard let id = trace.first else { return 0 }
        func rest(_ residents: Set<PartitionID>) -> Int {
            fewestDownloads(trace.dropFirst(), residents: residents, active: id, capacity: capacity)
        }
        if residents.contains(id) { return rest(residents) }
        let arrived = residents.union([id])
        guard arrived.count > capacity else { return 1 + rest(arrived) }
        // The active one is in use while another arrives.
        let mayGo = residents.filter { $0 != active }
        return 1 + (mayGo.map { rest(arrived.subtracting([$0])) }.min() ?? 0)
    }
}
