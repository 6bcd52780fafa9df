import CacheNetCore
import Testing

struct DeviceStateTests {
    private typealias Action = DeviceState.Action

    /// A device on which partition 0 is active.
    private func device(capacity: Int = 2) -> DeviceState {
        var cache = PartitionCache(capacity: CacheCapacity(partitions: capacity))
        _ = cache.insert(0, bytes: 1)
        _ = cache.activate(0)
        return DeviceState(
            cache: cache, retryPause: .init(first: .seconds(1), maximum: .seconds(3)))
    }

    @Test func aHintFetchesAndArrivalActivates() {
        var device = device()
        #expect(device.want(1, now: .zero) == Action(fetch: .partition(1)))
        #expect(device.fetching == .partition(1))
        #expect(device.active == 0)
        #expect(device.arrived(.partition(1), bytes: 1, now: .zero) == .none)
        #expect(device.active == 1)
        #expect(device.fetching == nil)
    }

    @Test func aResidentPartitionNeedsNoFetch() {
        var device = device()
        _ = device.want(1, now: .zero)
        _ = device.arrived(.partition(1), bytes: 1, now: .zero)
        #expect(device.want(0, now: .zero) == .none)
        #expect(device.active == 0)
    }

    @Test func capacityOneEvictsOnArrival() {
        var device = device(capacity: 1)
        _ = device.want(3, now: .zero)
        #expect(device.arrived(.partition(3), bytes: 1, now: .zero) == Action(evicted: [0]))
        #expect(device.cache.residents == [3])
    }

    @Test func theFirstArrivalIsActivatedWhereNothingIs() {
        let cache = PartitionCache(capacity: CacheCapacity(partitions: 1))
        var device = DeviceState(cache: cache)
        #expect(device.arrived(.partition(2), bytes: 1, now: .zero) == .none)
        #expect(device.active == 2)
    }

    @Test func theSlotHoldsTheNewestOtherHint() {
        var device = device(capacity: 4)
        _ = device.want(1, now: .zero)
        #expect(device.want(2, now: .zero) == .none)
        #expect(device.want(3, now: .zero) == .none)
        #expect(device.pending == 3)
        // The running fetch completes into the cache, but is no longer what the latest hint asked for.
        #expect(device.arrived(.partition(1), bytes: 1, now: .zero) == Action(fetch: .partition(3)))
        #expect(device.cache.residents == [0, 1])
        #expect(device.active == 0)
        #expect(device.pending == nil)
        _ = device.arrived(.partition(3), bytes: 1, now: .zero)
        #expect(device.active == 3)
    }

    @Test func aHintBackAtTheRunningFetchWins() {
        var device = device(capacity: 4)
        for hint in [1, 2, 1] { _ = device.want(hint, now: .zero) }
        #expect(device.arrived(.partition(1), bytes: 1, now: .zero) == .none)
        #expect(device.active == 1)
        #expect(device.fetching == nil)
    }

    @Test func aHintAtTheActivePartitionConfirmsIt() {
        var device = device()
        for hint in [1, 2, 0] { _ = device.want(hint, now: .zero) }
        #expect(device.pending == nil)
        #expect(device.arrived(.partition(1), bytes: 1, now: .zero) == .none)
        #expect(device.active == 0)
        #expect(device.cache.isResident(1))
    }

    @Test func aFailedFetchPausesWithDoubling() {
        var device = device()
        var now = Duration.zero
        for pause in [Duration.seconds(1), .seconds(2), .seconds(3), .seconds(3)] {
            #expect(device.want(1, now: now) == Action(fetch: .partition(1)))
            #expect(device.failed(.partition(1), now: now) == .none)
            #expect(device.want(1, now: now + pause - .milliseconds(1)) == .none)
            now += pause
        }
        #expect(
            device.want(2, now: now - .milliseconds(1)) == Action(fetch: .partition(2)), "each partition on its own")
    }

    @Test func anArrivalForgetsTheFailures() {
        var device = device(capacity: 1)
        _ = device.want(1, now: .zero)
        _ = device.failed(.partition(1), now: .zero)
        _ = device.want(1, now: .seconds(1))
        _ = device.arrived(.partition(1), bytes: 1, now: .seconds(1))
        _ = device.want(0, now: .seconds(1))
        _ = device.arrived(.partition(0), bytes: 1, now: .seconds(1))
        #expect(device.want(1, now: .seconds(1)) == Action(fetch: .partition(1)))
        _ = device.failed(.partition(1), now: .seconds(1))
        #expect(device.want(1, now: .seconds(2)) == Action(fetch: .partition(1)), "the first pause again")
    }

    @Test func aFailureStartsThePendingFetch() {
        var device = device()
        _ = device.want(1, now: .zero)
        _ = device.want(2, now: .zero)
        #expect(device.failed(.partition(1), now: .zero) == Action(fetch: .partition(2)))
    }

    // MARK: - The fallback model

    /// A device with room for one partition and a fallback model, of which nothing is there yet.
    private var bare: DeviceState {
        DeviceState(cache: PartitionCache(capacity: CacheCapacity(partitions: 1)), usesFallback: true)
    }

    @Test func theFallbackModelComesFirst() {
        var device = bare
        #expect(device.prepare(now: .zero) == Action(fetch: .fallback))
        #expect(device.want(0, now: .zero) == .none)
        #expect(device.arrived(.fallback, bytes: 1, now: .zero) == Action(fetch: .partition(0)))
        #expect(device.active == nil, "it never is the active one")
        #expect(device.prepare(now: .zero) == .none)
        #expect(device.arrived(.partition(0), bytes: 1, now: .zero) == .none)
        #expect(device.active == 0)
        #expect(device.prepare(now: .zero) == .none)
    }

    @Test func theFallbackModelTakesNoRoom() {
        var device = bare
        _ = device.prepare(now: .zero)
        _ = device.arrived(.fallback, bytes: 1 << 40, now: .zero)
        _ = device.want(0, now: .zero)
        _ = device.arrived(.partition(0), bytes: 1, now: .zero)
        #expect(device.cache.residents == [0])
        #expect(device.cache.residentBytes == 1)
    }

    @Test func aFallbackModelThatDoesNotComeHoldsNothingUp() {
        var device = bare
        _ = device.prepare(now: .zero)
        _ = device.want(0, now: .zero)
        #expect(device.failed(.fallback, now: .zero) == Action(fetch: .partition(0)))
        _ = device.arrived(.partition(0), bytes: 1, now: .zero)
        #expect(device.active == 0)
        // Half a second is the first pause.
        #expect(device.prepare(now: .milliseconds(499)) == .none)
        #expect(device.prepare(now: .milliseconds(500)) == Action(fetch: .fallback))
    }

    @Test func theFallbackModelWaitsForAFetchThatRuns() {
        var device = bare
        _ = device.want(0, now: .zero)
        #expect(device.prepare(now: .zero) == .none)
        _ = device.arrived(.partition(0), bytes: 1, now: .zero)
        #expect(device.prepare(now: .zero) == Action(fetch: .fallback))
    }

    @Test func aDeviceMayBeginWithItsFallbackModel() {
        var device = bare
        #expect(device.installed(.fallback, bytes: 1) == .none)
        #expect(device.active == nil)
        #expect(device.prepare(now: .zero) == .none)
    }

    @Test func withoutAFallbackModelThereIsNothingToPrepare() {
        var device = device()
        #expect(device.prepare(now: .zero) == .none)
    }
}
