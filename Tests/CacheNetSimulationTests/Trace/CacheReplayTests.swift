import CacheNetCore
import CacheNetData
import CacheNetSimulation
import Testing

struct CacheReplayTests {
    private static func trace(_ partitions: [PartitionID], startingWith start: PartitionID? = nil) -> ActivationTrace {
        var trace = ActivationTrace(startingWith: start)
        for id in partitions { trace.append(id) }
        return trace
    }

    private static func random(_ seed: UInt64, count: Int = 2000) -> ActivationTrace {
        var generator = SeededGenerator(seed: seed)
        return trace((0..<count).map { _ in min(generator.draw(below: 6), generator.draw(below: 6)) })
    }

    private static func replay(
        _ trace: ActivationTrace, _ policy: SimulatedPolicy, capacity: Int, bytes: [Int] = [10, 20, 30, 40, 50, 60]
    ) -> CacheFigures {
        CacheReplay(capacity: CacheCapacity(partitions: capacity), policy: policy, bytes: bytes).run(trace)
    }

    @Test func onlyChangesCountAsActivations() {
        let trace = Self.trace([0, 0, 1, 1, 1, 0], startingWith: 0)
        #expect(trace.activations == [1, 0])
        #expect(trace.frames == 6)
    }

    @Test(arguments: SimulatedPolicy.allCases)
    func roomForOneDownloadsEveryActivation(policy: SimulatedPolicy) {
        let figures = Self.replay(Self.trace([2, 0, 2, 2, 1]), policy, capacity: 1)
        #expect(figures.downloads == 4)
        #expect(figures.evictions == 3)
        #expect(figures.downloadedBytes == 30 + 10 + 30 + 20)
    }

    @Test(arguments: SimulatedPolicy.allCases)
    func theFallbackModelIsFetchedOnceAndTakesNoRoom(policy: SimulatedPolicy) {
        let replay = CacheReplay(
            capacity: CacheCapacity(partitions: 1), policy: policy, usesFallback: true, bytes: [10, 20, 30])
        var downloads: [DeviceModel] = []
        var causes: [Int?] = []
        let figures = replay.run(Self.trace([0, 0, 1])) {
            causes.append($0)
            downloads.append($1)
        }
        #expect(downloads == [.fallback, .partition(0), .partition(1)])
        #expect(causes == [nil, 0, 1])
        #expect(figures.downloadedBytes == 60)
        #expect(figures.evictions == 1)
    }

    @Test(arguments: SimulatedPolicy.allCases)
    func theFirstPartitionIsNoDownload(policy: SimulatedPolicy) {
        let figures = Self.replay(Self.trace([0, 1, 0], startingWith: 0), policy, capacity: 1)
        #expect(figures.downloads == 2)
        #expect(figures.evictions == 2)
    }

    @Test(arguments: SimulatedPolicy.allCases)
    func roomForAllDownloadsEachOnce(policy: SimulatedPolicy) {
        let figures = Self.replay(Self.random(1), policy, capacity: 6)
        #expect(figures.downloads == 6)
        #expect(figures.evictions == 0)
    }

    /// Against a list that is searched.
    @Test(arguments: 1...4)
    func leastRecentlyUsedEqualsAList(capacity: Int) {
        let trace = Self.random(3)
        var order: [PartitionID] = []
        var downloads = 0
        for id in trace.activations {
            if let place = order.firstIndex(of: id) { order.remove(at: place) } else { downloads += 1 }
            order.append(id)
            if order.count > capacity { order.removeFirst() }
        }
        #expect(Self.replay(trace, .online(.lru), capacity: capacity).downloads == downloads)
    }

    @Test(arguments: 1...5, 1...8 as ClosedRange<UInt64>)
    func nobodyDownloadsLessThanBelady(capacity: Int, seed: UInt64) {
        let trace = Self.random(seed)
        let bound = Self.replay(trace, .belady, capacity: capacity).downloads
        for policy in SimulatedPolicy.allCases {
            #expect(Self.replay(trace, policy, capacity: capacity).downloads >= bound, "\(policy)")
        }
    }

    @Test func sizesSpareBytes() {
        // The large ones come rarely, the small ones often.
        let bytes = [1, 1, 1, 1, 100, 100]
        let trace = Self.random(5)
        let gdsf = Self.replay(trace, .online(.gdsf), capacity: 4, bytes: bytes).downloadedBytes
        #expect(gdsf > 0)
        #expect(gdsf != Self.replay(trace, .online(.lru), capacity: 4, bytes: bytes).downloadedBytes)
    }
}
