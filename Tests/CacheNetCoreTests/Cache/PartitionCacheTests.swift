import CacheNetCore
import Testing

struct PartitionCacheTests {
    @Test func capacityIsAtLeastOne() {
        #expect(CacheCapacity(partitions: 0, bytes: -5) == CacheCapacity(partitions: 1, bytes: 1))
    }

    @Test func capacityOneSwaps() {
        var cache = PartitionCache(capacity: CacheCapacity(partitions: 1))
        #expect(cache.insert(0, bytes: 10) == [])
        #expect(cache.activate(0) == [])
        // The incoming partition may exceed the bound: the active one still answers.
        #expect(cache.insert(1, bytes: 10) == [])
        #expect(cache.residents == [0, 1])
        #expect(cache.activate(1) == [0])
        #expect(cache.residents == [1])
        #expect(cache.residentBytes == 10)
    }

    @Test func evictsTheLeastRecentlyActivated() {
        var cache = PartitionCache(capacity: CacheCapacity(partitions: 2))
        for id in [0, 1] {
            _ = cache.insert(id, bytes: 1)
            _ = cache.activate(id)
        }
        _ = cache.activate(0)
        #expect(cache.insert(2, bytes: 1) == [1])
        #expect(cache.activate(2) == [])
        #expect(cache.residents == [0, 2])
    }

    @Test func boundsBytes() {
        var cache = PartitionCache(capacity: CacheCapacity(partitions: 9, bytes: 100))
        for id in 0..<3 {
            _ = cache.insert(id, bytes: 30)
            _ = cache.activate(id)
        }
        #expect(cache.residentBytes == 90)
        #expect(cache.insert(3, bytes: 50) == [0, 1])
        #expect(cache.activate(3) == [])
        #expect(cache.residentBytes == 80)
    }

    @Test func aPartitionLargerThanTheBoundStaysAlone() {
        var cache = PartitionCache(capacity: CacheCapacity(partitions: 9, bytes: 100))
        _ = cache.insert(0, bytes: 10)
        _ = cache.activate(0)
        #expect(cache.insert(1, bytes: 500) == [])
        #expect(cache.activate(1) == [0])
        #expect(cache.residents == [1])
    }

    @Test func insertingAgainReplacesTheSize() {
        var cache = PartitionCache(capacity: CacheCapacity(partitions: 3))
        _ = cache.insert(4, bytes: 10)
        _ = cache.insert(4, bytes: 25)
        #expect(cache.residentBytes == 25)
        #expect(cache.residents == [4])
    }

    @Test(arguments: [(1, nil), (2, nil), (4, 100), (9, 60)] as [(Int, Int?)])
    func staysWithinItsBoundsAfterEachActivation(partitions: Int, bytes: Int?) throws {
        var numbers = Numbers(seed: 3)
        var cache = PartitionCache(capacity: CacheCapacity(partitions: partitions, bytes: bytes))
        for _ in 0..<3000 {
            let id = Int(numbers.next() % 10)
            let before = Set(cache.residents).union([id])
            let active = cache.active
            var evicted = cache.isResident(id) ? [] : cache.insert(id, bytes: 5 + id * 3)
            #expect(active.map(cache.isResident) ?? true, "the active partition is pinned")
            #expect(cache.isResident(id), "the incoming partition is pinned")
            evicted += cache.activate(id)
            #expect(before.subtracting(evicted) == Set(cache.residents))
            #expect(cache.residents.count <= partitions)
            #expect(cache.residentBytes <= bytes ?? .max)
            #expect(cache.residentBytes == cache.residents.map { 5 + $0 * 3 }.reduce(0, +))
        }
    }
}
