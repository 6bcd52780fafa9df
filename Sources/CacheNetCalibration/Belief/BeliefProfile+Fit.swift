internal import CacheNetCore
internal import CacheNetData

extension BeliefProfile {
    private static let bins = 12
    private static let novelties = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1]

    /// Measures the models of a bundle.
    ///
    /// - Parameters:
    ///   - pool: the records to measure on.
    ///   - streams: of records of the pool, on which it shows how much of an answer is news.
    ///   - simulation: of the same outcomes.
    init(
        fitting outcomes: TemperedOutcomes, _ pool: RecordPool, streams: [[Int]], in simulation: StreamSimulation,
        seed: UInt64
    ) throws(GateError) {
        let records = pool.records
        let facts = outcomes.outcomes
        let labels = facts.fullLogits.first?.count ?? 1
        let neighbours = try NeighbouringFrames(outcomes, pool, pixels: simulation.pixels, seed: seed)
        func rightness(_ evidence: (Int) -> Evidence?) throws(GateError) -> RightnessCurve {
            try RightnessCurve(
                probabilities: records.map { evidence($0)?.probability(of: facts.labels[$0]) ?? 0 },
                isRight: records.map { facts.isFullModelRight($0) }, bins: Self.bins)
        }
        var fallback: Fallback?
        if outcomes.hasFallback {
            let temperature = outcomes.fallbackTemperature / Self.power
            fallback = Fallback(
                temperature: temperature,
                rightness: try rightness {
                    Evidence(logits: outcomes.answer(of: .fallback, to: $0).logits, temperature: temperature)
                })
        }
        var partitions: [PartitionEvidence] = []
        for id in 0..<facts.partitionCount {
            let curve = try GateCurve(fitting: outcomes, partition: id, records: records)
            func evidence(_ rightness: RightnessCurve) throws(GateError) -> PartitionEvidence {
                try PartitionEvidence(
                    shares: Self.shares(of: id, facts, records, labels: labels), edges: curve.edges, own: curve.own,
                    foreign: curve.foreign, rightness: rightness)
            }
            let unrated = try evidence(RightnessCurve(edges: [], shares: [1]))
            partitions.append(
                try evidence(
                    try rightness {
                        unrated.evidence(outcomes.prediction(of: .partition(id), for: $0), power: Self.power)
                    }))
        }
        func profile(_ novelty: Double) throws(GateError) -> BeliefProfile {
            try BeliefProfile(
                labels: labels,
                accuracy: Double(records.count { facts.isFullModelRight($0) }) / Double(max(records.count, 1)),
                edgeTemperature: TemperatureFit.temperature(
                    logits: records.map { facts.fullLogits[$0] }, labels: records.map { facts.labels[$0] }),
                novelty: novelty, repetition: neighbours?.repetition ?? 0, continuity: neighbours?.continuity,
                fallback: fallback, partitions: partitions)
        }
        self = try profile(0)
        guard neighbours != nil else { return }
        // Where the device answers every frame alone, the belief that it answers by is right most often.
        let alone = HitRule(lossThreshold: .infinity, changeWeight: 0, asksPartitions: false)
        var profiles: [BeliefProfile] = []
        for novelty in Self.novelties { profiles.append(try profile(novelty)) }
        let start: [DeviceModel] = [.partition(0)] + (outcomes.hasFallback ? [.fallback] : [])
        let candidates = profiles
        let losses = concurrently(profiles.count) { index in
            streams.reduce(0.0) { sum, stream in
                sum + simulation.run(BeliefGate(candidates[index], rule: alone), over: stream, startingWith: start).loss
            }
        }
        self = profiles[losses.indices.min { losses[$0] < losses[$1] } ?? 0]
    }

    /// Of each label, the share of its records that belong to a partition.
    private static func shares(
        of id: PartitionID, _ outcomes: ModelOutcomes, _ records: [Int], labels: Int
    ) -> [Double] {
        var counts = [(own: Double, all: Double)](repeating: (0, 0), count: labels)
        for record in records {
            counts[outcomes.labels[record]].all += 1
            if outcomes.codes[record] == id { counts[outcomes.labels[record]].own += 1 }
        }
        return counts.map { $0.all > 0 ? $0.own / $0.all : 0 }
    }
}

extension RightnessCurve {
    /// - Parameters:
    ///   - probabilities: that a model gives the label of each record.
    ///   - isRight: whether the full model is right on it.
    ///   - bins: at most so many, with as many records each as far as probabilities differ.
    init(probabilities: [Double], isRight: [Bool], bins: Int) throws(GateError) {
        let sorted = probabilities.sorted()
        let quantiles = (1..<bins).compactMap { sorted.isEmpty ? nil : sorted[$0 * sorted.count / bins] }
        let edges = quantiles.reduce(into: [Double]()) { if $1 > $0.last ?? -.infinity { $0.append($1) } }
        // Half a record more on either side, so that nothing is certain.
        var counts = [(right: Double, all: Double)](repeating: (0.5, 1), count: edges.count + 1)
        for (probability, isRight) in zip(probabilities, isRight) {
            let bin = edges.firstIndex { probability < $0 } ?? edges.count
            counts[bin].all += 1
            if isRight { counts[bin].right += 1 }
        }
        try self.init(edges: edges, shares: counts.map { $0.right / $0.all })
    }
}
