import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetSimulation
import Foundation
import Testing

struct WhatIfTests {
    private static let policies: [SimulatedPolicy] = [.online(.lru), .belady]
    private static let capacities = [CacheCapacity(partitions: 1), CacheCapacity(partitions: 2)]

    private static func ask(
        _ recording: RunRecording, _ gates: [GateChoice], start: PartitionID? = nil
    ) throws -> [WhatIfResult] {
        try WhatIf(gates: gates, policies: policies, capacities: capacities, start: start).run(on: recording)
    }

    @Test func nothingIsAHitAtAThresholdOfNothing() throws {
        let recording = try ToyRecording().make()
        let result = try #require(try Self.ask(recording, [.fixed(threshold: 0)]).first)
        #expect(result.frames == 400)
        #expect(result.hits == 0)
        #expect(result.falseHits == 0)
        #expect(result.correct == result.fullCorrect)
        #expect(result.share(result.fullCorrect ?? 0) == recording.fullAccuracy)
    }

    @Test func everythingIsAHitAtAnEndlessOne() throws {
        let recording = try ToyRecording().make()
        let result = try #require(try Self.ask(recording, [.fixed(threshold: 1000)], start: 1).first)
        #expect(result.hits == 400)
        #expect(result.switches == 0)
        #expect(result.caches.allSatisfy { $0.figures == CacheFigures() })
        let right = recording.frames.count { row in
            let logits = recording.outcomes.partitionLogits[1][row]
            return argmax(logits) == recording.outcomes.labels[row]
        }
        #expect(result.correct == right)
    }

    @Test func aHigherThresholdHasMoreHitsOfWhatIsActive() throws {
        let recording = try ToyRecording(frames: 3000).make()
        let thresholds = [0.1, 0.5, 1.0, 1.7]
        let hits = try Self.ask(recording, thresholds.map { .fixed(threshold: $0) }).map(\.hits)
        #expect(hits == hits.sorted())
        #expect(Set(hits).count == hits.count)
    }

    @Test func everyCacheComesUnderEveryGate() throws {
        let gates: [GateChoice] = [.fixed(), .fixed(threshold: 1, agreement: 2)]
        let results = try Self.ask(try ToyRecording().make(), gates)
        #expect(results.map(\.gate) == gates)
        for result in results {
            #expect(result.caches.map(\.policy) == [.online(.lru), .online(.lru), .belady, .belady])
            #expect(result.caches.map(\.capacity.partitions) == [1, 2, 1, 2])
            #expect(result.caches[0].figures.downloads == result.switches)
            #expect(result.caches[1].figures.downloads < result.switches)
        }
    }

    @Test func whatTheBundleCannotDoIsRefused() throws {
        let recording = try ToyRecording().make()
        #expect(throws: BundleError.self) { try Self.ask(recording, [.belief()]) }
        #expect {
            try Self.ask(recording, [.fixed()], start: 3)
        } throws: {
            "\($0)" == "--start-partition: expected 0 to 2, got 3"
        }
    }

    @Test func filesHoldWhatTheResultsHold() throws {
        let results = try Self.ask(try ToyRecording().make(), [.fixed(threshold: 0.5)])
        let lines = try WhatIfFile(results).text(.csv).split(separator: "\n")
        #expect(
            lines[0]
                == "gate,threshold,agreement,risk,policy,capacity,capacity_bytes,frames,hits,hit_ratio,accuracy,"
                + "full_accuracy,false_hits,switches,downloads,evictions,downloaded_bytes")
        #expect(lines.count == 5)
        #expect(lines[4].hasPrefix("fixed,0.5,1,,belady,2,,400,\(results[0].hits),"))
        let json = try JSONSerialization.jsonObject(with: Data(try WhatIfFile(results).text(.json).utf8))
        let rows = try #require(json as? [[String: Any]])
        #expect(rows.map { $0["policy"] as? String } == ["lru", "lru", "belady", "belady"])
        #expect(rows[3]["downloads"] as? Int == results[0].caches[3].figures.downloads)
        #expect(rows[3]["risk"] == nil)
    }

    @Test func tablesNameEveryGatePolicyAndCapacity() throws {
        let text = try WhatIfReport(try Self.ask(try ToyRecording().make(), [.fixed(threshold: 0.5)])).text()
        for word in ["fixed, threshold 0.5 nats", "lru", "belady", "capacity 1", "capacity 2", "MB down"] {
            #expect(text.contains(word))
        }
    }
}
