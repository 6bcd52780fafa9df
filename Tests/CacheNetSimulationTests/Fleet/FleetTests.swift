import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetSimulation
import Testing

struct FleetTests {
    private static let setup = FleetSetup(
        gate: .fixed(threshold: 0.8), policy: .online(.lru), capacity: CacheCapacity(partitions: 1))

    /// One stickiness, no roll-out, cold devices.
    private static var plain: FleetScenario {
        var scenario = FleetScenario()
        scenario.stickiness = [.init(dwell: 20, share: 1)]
        scenario.rollOutHour = nil
        scenario.warmShare = 0
        scenario.zipf = 0
        scenario.cdnSites = 4
        return scenario
    }

    private static func day(
        _ scenario: FleetScenario, devices: Int = 500, setup: FleetSetup = setup
    ) throws -> FleetDay {
        try Fleet(try ToyRecording(pictures: 120).make(), setup, scenario).day(devices: devices)
    }

    @Test func theSameSeedGivesTheSameDay() throws {
        var other = Self.plain
        other.seed = 2
        #expect(try Self.day(Self.plain) == Self.day(Self.plain))
        #expect(try Self.day(Self.plain) != Self.day(other))
    }

    @Test func hitsAreThoseOfTheRecordedOutcomes() throws {
        let recording = try ToyRecording(pictures: 120).make()
        let stream = RecordPool(recording.outcomes).stream(dwell: 20, seed: 9).prefix(150_000)
        let expected = StreamSimulation(TemperedOutcomes(recording.outcomes, recording.bundle))
            .run(recording.bundle.fixedGate(threshold: 0.8), over: stream).hitRatio
        let day = try Self.day(Self.plain, devices: 5000)
        #expect(abs(day.hitRatio - expected) < 0.01, "\(day.hitRatio) instead of \(expected)")
        #expect(abs(Double(day.sessions) / 5000 - 3) < 0.1)
    }

    /// Models of 4 GiB that come anew with almost every frame.
    @Test func moreBytesThanCanBeCountedAreAnError() throws {
        var scenario = Self.plain
        (scenario.framesPerSecond, scenario.sessionMinutes, scenario.sessionsPerDevice) = (30, 1440, 10)
        scenario.stickiness = [.init(dwell: 1, share: 1)]
        scenario.hasStore = false
        let toy = try ToyRecording(pictures: 120).make()
        let large = try RunRecording(
            bundle: toy.bundle, digest: toy.digest, bytes: toy.bytes.map { _ in 1 << 32 }, stream: toy.stream,
            records: toy.records, outcomes: toy.outcomes, frames: toy.frames)
        let fleet = try Fleet(large, Self.setup, scenario)
        #expect(try fleet.day(devices: 10).cdnBytes.total > 0)
        let error = #expect(throws: SimulationError.self) { try fleet.day(devices: 4000) }
        #expect(error?.message.contains("expected fewer than 2^63 bytes in a day") == true)
    }

    @Test func aDeviceFetchesEachPartitionOnceForEachVersion() throws {
        var scenario = Self.plain
        scenario.sessionsPerDevice = 40
        let once = try Self.day(scenario)
        #expect(once.downloads == 500 * ToyRecording.partitions)
        scenario.rollOutHour = 12
        #expect(try Self.day(scenario).downloads == 2 * once.downloads)
        scenario.warmShare = 1
        #expect(try Self.day(scenario).downloads == once.downloads, "what is new has to come all the same")
        scenario.rollOutHour = nil
        #expect(try Self.day(scenario).downloads == 0)
    }

    @Test func withoutAStoreWhatWasEvictedComesAgain() throws {
        var scenario = Self.plain
        let kept = try Self.day(scenario)
        scenario.hasStore = false
        let one = try Self.day(scenario)
        var roomy = Self.setup
        roomy.capacity = CacheCapacity(partitions: ToyRecording.partitions)
        let all = try Self.day(scenario, setup: roomy)
        #expect(one.downloads > 3 * all.downloads)
        #expect(all.downloads > kept.downloads, "memory does not outlive a session")
        #expect(all.downloads <= all.sessions * ToyRecording.partitions)
        #expect([one, all].allSatisfy { $0.misses == kept.misses }, "a cache does not decide what is a hit")
    }

    @Test func theRegistrySeesEachBlobOnceForEachSite() throws {
        var scenario = Self.plain
        scenario.sessionsPerDevice = 10
        scenario.manifestMinutes = 1440
        let day = try Self.day(scenario, devices: 4000)
        // Three partitions, a config and, once a day, the name of the newest version.
        #expect(day.registryRequests.total == 4 * (3 + 1 + 1))
        #expect(day.cdnRequests.total == 2 * day.sessions + day.downloads)
        #expect(day.cdnHitRatio > 0.999)
        scenario.rollOutHour = 12
        let rolledOut = try Self.day(scenario, devices: 4000)
        #expect(rolledOut.registryRequests.total == 4 * (2 * (3 + 1) + 1))
        let noon = rolledOut.registryRequests.counts[720..<780].reduce(0, +)
        #expect(noon == 4 * (3 + 1), "every site fetches the new bundle within the hour")
    }

    @Test func popularPartitionsAreShownMore() throws {
        // Only partition 0 is ever shown where it is so popular: others are rarely missed.
        var scenario = Self.plain
        scenario.zipf = 10
        scenario.hasStore = false
        let skewed = try Self.day(scenario)
        scenario.zipf = 0
        #expect(try Self.day(scenario).downloads > 3 * skewed.downloads)
    }

    @Test func bytesAddUp() throws {
        let day = try Self.day(Self.plain)
        #expect(day.uploadBytes == day.misses.total * (3 * 4 * 4 + 380))
        #expect(day.answerBytes == day.misses.total * 510)
        #expect(day.misses.total < day.frames)
        #expect(day.frames % 300 == 0, "whole minutes of five frames a second")
    }

    @Test func theReportNamesWhatMatters() throws {
        var scenario = Self.plain
        scenario.rollOutHour = 7
        let report = FleetReport(try Self.day(scenario))
        let text = try report.text()
        for word in ["500 devices", "inference requests/s", "registry MB/s", "roll-out at 07:00", "hour after"] {
            #expect(text.contains(word), "\(text)")
        }
        #expect(report.csv.split(separator: "\n").count == 1441)
    }
}
