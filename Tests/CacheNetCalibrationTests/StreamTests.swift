import CacheNetCalibration
import CacheNetCore
import CacheNetData
import Testing

struct StreamTests {
    private func pool(_ outcomes: SyntheticOutcomes = SyntheticOutcomes(count: 160)) throws -> RecordPool {
        RecordPool(try outcomes.make())
    }

    @Test func halvesShareNoRecord() throws {
        let (first, second) = try pool().halves
        #expect(Set(first.records).isDisjoint(with: second.records))
        #expect(first.records.count + second.records.count == 160)
        #expect(first.sequences.count == SyntheticOutcomes.labels)
    }

    @Test func halvesKeepSequencesWhole() throws {
        let (first, second) = try pool(SyntheticOutcomes(count: 320, sequenceLength: 20)).halves
        #expect(Set(first.records.map { $0 / 20 }).isDisjoint(with: second.records.map { $0 / 20 }))
    }

    @Test func resamplingDrawsWithReplacement() throws {
        let pool = try pool()
        var generator = SeededGenerator(seed: 3)
        let resampled = pool.resampled(using: &generator)
        #expect(resampled.records.count == 160)
        #expect(Set(resampled.records).isSubset(of: pool.records))
        #expect(Set(resampled.records).count < 160, "some came twice")
    }

    @Test func driftIsRepeatableAndNeverStaysTheSame() throws {
        let outcomes = try SyntheticOutcomes(count: 160).make()
        let pool = RecordPool(outcomes)
        let stream = Array(DriftStream(pool, seed: 5).prefix(30_000))
        #expect(stream == Array(DriftStream(pool, seed: 5).prefix(30_000)))
        #expect(stream != Array(DriftStream(pool, seed: 6).prefix(30_000)))
        let changes = stride(from: 0, to: 30_000, by: 3000).map { start in
            (start..<start + 2999).count { outcomes.labels[stream[$0]] != outcomes.labels[stream[$0 + 1]] }
        }
        #expect(changes.max() ?? 0 > 10 * (changes.min() ?? 0))
    }

    /// Whole sequences come one after the other, and few labels at a time.
    @Test func driftOfSequencesShowsThemWhole() throws {
        let outcomes = try SyntheticOutcomes(count: 1600, sequenceLength: 20).make()
        for kind in [StreamKind.tracks, .natural] {
            let stream = Array(DriftStream(RecordPool(outcomes), kind: kind, seed: 2).prefix(450))
            #expect(stream.count == 450)
            let starts = stride(from: 0, to: 440, by: 20)
            #expect(starts.allSatisfy { Array(stream[$0..<$0 + 20]) == Array(stream[$0]..<stream[$0] + 20) })
        }
    }

    @Test func partsOfOutcomesShareNothingAndGiveAllAgain() throws {
        let all = try SyntheticOutcomes(count: 320, sequenceLength: 20).make()
        let (one, other) = try all.split(seed: 4)
        #expect(one.count == 160 && other.count == 160)
        #expect(one.sequences.allSatisfy { $0.count == 20 })
        #expect(Set(one.labels) == Set(all.labels))
        let joined = try one.joined(with: other)
        #expect(joined.sequences.count == 16)
        // Each record has logits of its own.
        let logits = try [all, one, other, joined].map { try #require($0.fallbackLogits) }
        #expect(Set(logits[3]) == Set(logits[0]))
        #expect(Set(logits[1]).isDisjoint(with: logits[2]))
        for (record, fallback) in logits[3].enumerated() {
            let before = try #require(logits[0].firstIndex(of: fallback))
            #expect(joined.labels[record] == all.labels[before])
            #expect(joined.fullLogits[record] == all.fullLogits[before])
            #expect(joined.partitionLogits[1][record] == all.partitionLogits[1][before])
        }
    }

    @Test func outcomesOfOtherModelsAreNotJoinedAndLoneSequencesNotSplit() throws {
        let two = try ModelOutcomes(
            labels: [0, 1], codes: [0, 1], fullLogits: [[1, 0], [0, 1]], hints: [0, 1],
            partitionLogits: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]])
        #expect(throws: CalibrationError.self) { try two.joined(with: try SyntheticOutcomes(count: 16).make()) }
        #expect {
            try two.split(seed: 1)
        } throws: {
            ($0 as? CalibrationError)?.message == "label 0: expected at least 2 sequences to split, got 1"
        }
    }

    @Test func aSimulatedDeviceDoesWhatTheRulesSay() throws {
        // Partition 0 is sure of record 0, partition 1 of record 1; the hints are right.
        let outcomes = try ModelOutcomes(
            labels: [0, 1], codes: [0, 1], fullLogits: [[1, 0], [1, 0]], hints: [0, 1],
            partitionLogits: [[[9, 0], [0.1, 0]], [[0, 0.1], [0, 9]]], fallbackLogits: [[9, 0], [9, 0]])
        let simulation = StreamSimulation(TemperedOutcomes(outcomes, temperatures: [1, 1]))
        let figures = simulation.run(FixedGate(thresholds: [0.3, 0.3]), over: [0, 0, 1, 1, 1, 0, 1])
        #expect(figures.frames == 7)
        #expect(figures.hits == 4)
        #expect(figures.switches == 3)
        #expect(figures.falseHits == 0)
        #expect(figures.luckyHits == 2, "the full model takes record 1 for a 0")
        #expect(figures.loss == -2.0 / 7)
        let cascade = simulation.run(CascadeGate(threshold: 0.3), over: [0, 1, 1], startingWith: [.fallback])
        #expect(cascade.hits == 3)
        #expect(cascade.loss == 0, "wrong together")
    }
}
