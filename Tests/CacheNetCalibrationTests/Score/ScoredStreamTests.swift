import CacheNetCalibration
import CacheNetCore
import Testing

struct ScoredStreamTests {
    /// Three sequences of three records: labels 0, 1 and 1. The full model errs on record 7, the fallback model on
    /// record 3.
    private func outcomes() throws -> TemperedOutcomes {
        let labels = [0, 0, 0, 1, 1, 1, 1, 1, 1]
        func logits(_ answers: [Int], _ sureness: Float) -> [[Float]] {
            answers.map { $0 == 0 ? [sureness, 0] : [0, sureness] }
        }
        let full = logits([0, 0, 0, 1, 1, 1, 1, 0, 1], 3)
        return TemperedOutcomes(
            try ModelOutcomes(
                labels: labels, codes: labels, fullLogits: full, hints: labels, partitionLogits: [full, full],
                fallbackLogits: logits([0, 0, 0, 0, 1, 1, 1, 1, 1], 9), sequences: [0..<3, 3..<6, 6..<9]),
            temperatures: [1, 1])
    }

    private func stream(isOfSequences: Bool = false) throws -> ScoredStream {
        ScoredStream(
            0..<9, of: try outcomes(), filter: LabelFilter(labels: 2, switchRates: [0.1]), isOfSequences: isOfSequences)
    }

    @Test func aGateIsComparedWithTheFullModel() throws {
        let score = try stream().score(
            FallbackOnlyGate(), in: StreamSimulation(try outcomes()), startingWith: [.fallback])
        #expect(score.hits.value == 1)
        #expect(score.loss.value == 0, "each errs once")
        #expect(score.firstGap.value == 1, "it errs on the first frame after the only change")
        #expect(score.earlyGap.value == 1.0 / 3)
        #expect(score.falseHits == 1.0 / 9)
        #expect(score.disagreement == 2.0 / 9)
    }

    @Test func aColdDeviceAsksTheEdgeFirst() throws {
        let score = try stream().score(FallbackOnlyGate(), in: StreamSimulation(try outcomes()), startingWith: [])
        #expect(score.hits.value == 8.0 / 9)
    }

    @Test func latencyIsPredicted() throws {
        let models = ModelTimes(
            partitions: [.milliseconds(2), .milliseconds(2)], fallback: .milliseconds(1), full: .milliseconds(5),
            edge: .milliseconds(6))
        let times = try StepTimes(
            models, on: DeviceProfile(parsing: "10"), over: LinkProfile(parsing: "wifi"), frameBytes: 3072, labels: 2)
        let simulation = StreamSimulation(try outcomes(), times: times)
        func milliseconds(_ latency: Duration) -> Double { latency / .milliseconds(1) }
        // A run of the fallback model on a device ten times slower.
        let hit = 10 + milliseconds(times.frame)
        let warm = try stream().score(FallbackOnlyGate(), in: simulation, startingWith: [.fallback])
        #expect(abs(warm.latency.value - hit) < 1e-9)
        let cold = try stream().score(FallbackOnlyGate(), in: simulation, startingWith: [])
        let miss = milliseconds(times.frame + times.edge)
        #expect(abs(cold.latency.value - (8 * hit + miss) / 9) < 1e-9, "the first frame is a miss")
        let device = try stream().scoreFullModel(heardBy: .nobody, in: simulation, onDevice: true)
        #expect(abs(device.latency.value - milliseconds(times.frame) - 50) < 1e-9)
        let edge = try stream().scoreFullModel(heardBy: .nobody, in: simulation, onDevice: false)
        #expect(abs(edge.latency.value - miss) < 1e-9)
    }

    @Test func theFullModelIsTheMeasure() throws {
        let simulation = StreamSimulation(try outcomes())
        let plain = try stream().scoreFullModel(heardBy: .nobody, in: simulation, onDevice: true)
        #expect(plain.hits.value == 1 && plain.loss.value == 0 && plain.falseHits == 0)
        let filtered = try stream().scoreFullModel(heardBy: .filter, in: simulation, onDevice: false)
        #expect(filtered.hits.value == 0)
        #expect(filtered.filteredLoss.value == 0)
    }

    /// In a long run of one label, whoever believes what it heard sees through an error.
    @Test func aBeliefHearsTheFullModel() throws {
        let outcomes = try outcomes()
        let records = (0..<20).map { $0 % 3 } + (0..<20).map { 3 + $0 % 4 } + [7, 8, 8]
        let stream = ScoredStream(
            records, of: outcomes, filter: LabelFilter(labels: 2, switchRates: [0.1]), isOfSequences: false)
        let profile = try BeliefProfile(
            labels: 2, edgeTemperature: 2, novelty: 1, continuity: nil, fallback: nil, partitions: [])
        let simulation = StreamSimulation(outcomes)
        let plain = stream.scoreFullModel(heardBy: .nobody, in: simulation, onDevice: false)
        let believed = stream.scoreFullModel(
            heardBy: .belief(BeliefGate(profile, rule: .nothing)), in: simulation, onDevice: false)
        #expect(plain.accuracy == 42.0 / 43)
        #expect(believed.accuracy == 41.0 / 43, "but two frames after the change")
        #expect(believed.firstGap.value == 1)
        #expect(believed.hits.value == 0)
    }

    /// One run of label 1 is two sequences.
    @Test func whatIsResampledIsARunOrASequence() throws {
        let gate = FallbackOnlyGate()
        let simulation = StreamSimulation(try outcomes())
        let runs = try stream().score(gate, in: simulation, startingWith: [.fallback])
        let sequences = try stream(isOfSequences: true).score(gate, in: simulation, startingWith: [.fallback])
        #expect(sequences.loss.value == runs.loss.value)
        #expect(runs.loss.halfWidth == 0, "no run loses anything")
        #expect(sequences.loss.halfWidth > 0, "one sequence loses a frame, one gains one")
    }

    @Test func anOracleKnowsThePartition() throws {
        let outcomes = try outcomes()
        var right = 0
        _ = StreamSimulation(outcomes).run(
            FixedGate(thresholds: [1, 1]), over: [0, 4, 1, 5, 2], startingWith: [], isOracle: true
        ) { if $0.active == outcomes.outcomes.codes[$0.record] { right += 1 } }
        #expect(right == 5)
    }
}
