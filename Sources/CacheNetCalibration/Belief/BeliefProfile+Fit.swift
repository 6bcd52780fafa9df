internal import CacheNetCore

extension BeliefProfile {
    /// Of equals the first: the evidence as it is.
    private static let powers = [1, 0.8, 0.6, 0.4]
    private static let novelties = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1]

    /// How far the answers of a bundle's models are to be believed: what they are raised to, so that the belief is right
    /// most often.
    ///
    /// - Parameters:
    ///   - pool: the records to measure on.
    ///   - streams: of records of the pool.
    ///   - simulation: of the same outcomes.
    static func power(
        fitting outcomes: TemperedOutcomes, _ pool: RecordPool, streams: [[Int]], in simulation: StreamSimulation,
        seed: UInt64
    ) throws(GateError) -> Double {
        let continuity = try Continuity(fitting: outcomes, pool, seed: seed)
        var candidates: [BeliefProfile] = []
        for power in powers {
            candidates.append(try BeliefProfile(fitting: outcomes, pool, continuity, power: power))
        }
        return powers[rightest(of: candidates, on: streams, in: simulation)]
    }

    /// Measures the models of a bundle.
    ///
    /// - Parameters:
    ///   - pool: the records to measure on.
    ///   - power: what models' answers are raised to.
    ///   - streams: of records of the pool, on which it shows how much of an answer is news.
    ///   - simulation: of the same outcomes.
    init(
        fitting outcomes: TemperedOutcomes, _ pool: RecordPool, power: Double, streams: [[Int]],
        in simulation: StreamSimulation, seed: UInt64
    ) throws(GateError) {
        let continuity = try Continuity(fitting: outcomes, pool, seed: seed)
        let still = try BeliefProfile(fitting: outcomes, pool, continuity, power: power)
        self = still
        guard continuity != nil else { return }
        let candidates = Self.novelties.map { novelty in
            var profile = still
            profile.novelty = novelty
            return profile
        }
        self = candidates[Self.rightest(of: candidates, on: streams, in: simulation)]
    }

    /// The belief that is right most often where the device answers every frame alone.
    private static func rightest(
        of candidates: [BeliefProfile], on streams: [[Int]], in simulation: StreamSimulation
    ) -> Int {
        let losses = concurrently(candidates.count) { index in
            streams.reduce(0.0) { sum, stream in
                let gate = BeliefGate(candidates[index], rule: .everything)
                return sum + simulation.run(gate, over: stream, startingWith: StreamSimulation.warmStart).loss
            }
        }
        return losses.indices.min { losses[$0] < losses[$1] } ?? 0
    }

    /// All but how much of an answer is news.
    private init(
        fitting outcomes: TemperedOutcomes, _ pool: RecordPool, _ continuity: Continuity?, power: Double
    ) throws(GateError) {
        let (records, facts) = (pool.records, outcomes.outcomes)
        let labels = facts.fullLogits.first?.count ?? 1
        var partitions: [PartitionEvidence] = []
        for id in 0..<facts.partitionCount {
            partitions.append(
                try PartitionEvidence(fitting: outcomes, partition: id, records: records, labels: labels, power: power))
        }
        try self.init(
            labels: labels,
            edgeTemperature: TemperatureFit.temperature(
                logits: records.map { facts.fullLogits[$0] }, labels: records.map { facts.labels[$0] }),
            novelty: 0, changesInView: Self.changesInView(facts.labels, pool),
            continuity: continuity,
            fallback: outcomes.hasFallback ? try Fallback(fitting: outcomes, records, power: power) : nil,
            partitions: partitions)
    }

    /// How often neighbours in sequences have different labels; 0 without any neighbours.
    private static func changesInView(_ labels: [Int], _ pool: RecordPool) -> Double {
        let changes = pool.sequences.joined().flatMap { zip($0, $0.dropFirst()).map { labels[$0] != labels[$1] } }
        return Double(changes.count(where: \.self)) / Double(max(changes.count, 1))
    }
}

extension BeliefProfile.Fallback {
    /// Measures the fallback model.
    fileprivate init(
        fitting outcomes: TemperedOutcomes, _ records: [Int], power: Double
    ) throws(GateError) {
        let temperature = outcomes.fallbackTemperature / power
        self.init(
            temperature: temperature,
            rightness: try RightnessCurve(outcomes.outcomes, records) { record in
                Evidence(logits: outcomes.answer(of: .fallback, to: record).logits, temperature: temperature)
            })
    }
}
