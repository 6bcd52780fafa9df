import CacheNetCore
import Testing

@testable import CacheNetSimulation

struct FleetPartsTests {
    @Test func aLoadKnowsItsBusiestMinutes() {
        var load = MinuteLoad()
        load.counts[100] = 600
        for minute in 200..<213 { load.counts[minute] = 60 }
        #expect(load.total == 600 + 13 * 60)
        #expect(load.peak == 10)
        #expect(load.peakMinute == 100)
        #expect(load.p99 == 0, "fewer than one minute in a hundred is busy")
        load.counts[213] = 60
        load.counts[214] = 60
        #expect(load.p99 == 1)
        #expect(load.peak(in: 150..<250) == 1)
    }

    @Test func aCacheAsksAgainWhenItsAnswerIsTooOld() {
        var network = ContentNetwork(sites: 2, versions: 1, blobs: 1, manifestMinutes: 10)
        for minute in [0, 5, 9, 10, 19, 25] { network.askManifest(at: 0, minute: minute) }
        network.askManifest(at: 1, minute: 5)
        network.ask(0, of: 0, at: 1, minute: 40)
        network.ask(0, of: 0, at: 1, minute: 30)
        let load = network.registryLoad(bytes: [1000], manifestBytes: 7)
        #expect(load.requests.counts.indices.filter { load.requests.counts[$0] > 0 } == [0, 5, 10, 25, 30])
        #expect(load.bytes.total == 4 * 7 + 1000)
    }

    @Test func eventsHaveTheirMean() {
        var generator = SeededGenerator(seed: 4)
        let events = (0..<20_000).map { _ in generator.drawPoisson(2.5) }
        #expect(abs(Double(events.reduce(0, +)) / 20_000 - 2.5) < 0.05)
        #expect(generator.drawPoisson(0) == 0)
    }
}
