package import CacheNetBundle
internal import CacheNetCalibration
package import CacheNetCore

/// What would have come of a recorded run with other gates, policies and capacities: the figures of a synchronous device,
/// without one.
package struct WhatIf: Sendable {
    package var gates: [GateChoice]
    package var policies: [SimulatedPolicy]
    package var capacities: [CacheCapacity]
    /// Loaded before the first frame; with `nil` the first miss decides.
    package var start: PartitionID?

    package init(
        gates: [GateChoice], policies: [SimulatedPolicy], capacities: [CacheCapacity], start: PartitionID? = nil
    ) {
        self.gates = gates
        self.policies = policies
        self.capacities = capacities
        self.start = start
    }

    /// - Returns: for each gate, in order, what came of it.
    /// - Throws: `BundleError` when the bundle does not have what a gate needs; ``SimulationError`` when it does not have
    ///   the partition to start with.
    package func run(on recording: RunRecording) throws -> [WhatIfResult] {
        if let start, !recording.bytes.indices.contains(start) {
            throw SimulationError(
                .unsuitable, "--start-partition: expected 0 to \(recording.bytes.count - 1), got \(start)")
        }
        let simulation = StreamSimulation(TemperedOutcomes(recording.outcomes, recording.bundle))
        let fullCorrect = recording.frames.count(where: recording.outcomes.isFullModelRight)
        return try gates.map { choice in
            let gate = try choice.gate(for: recording.bundle)
            var trace = ActivationTrace(startingWith: start)
            let figures = simulation.run(
                gate, over: recording.frames, startingWith: start.map { [.partition($0)] } ?? []
            ) { trace.append($0.next) }
            return WhatIfResult(
                gate: choice, frames: figures.frames, hits: figures.hits,
                correct: fullCorrect - figures.falseHits + figures.luckyHits, fullCorrect: fullCorrect,
                falseHits: figures.falseHits, switches: trace.activations.count,
                caches: caches(
                    // A device that never missed has not fetched it.
                    trace, usesFallback: gate.usesFallback && figures.hits < figures.frames, bytes: recording.bytes))
        }
    }

    /// The same for a log, whose gate is the one that it was; neither ``gates`` nor ``start`` have a say.
    ///
    /// A log does not say how large partitions are, so each counts as one byte, and figures of bytes are downloads. The
    /// fallback model is not among them.
    package func run(on log: FrameLogTrace) -> WhatIfResult {
        let partitions = (log.trace.all.max() ?? 0) + 1
        return WhatIfResult(
            gate: nil, frames: log.trace.frames, hits: log.hits, correct: log.correct, fullCorrect: nil, falseHits: nil,
            switches: log.trace.activations.count,
            caches: caches(log.trace, bytes: [Int](repeating: 1, count: partitions)))
    }

    private func caches(
        _ trace: ActivationTrace, usesFallback: Bool = false, bytes: [Int]
    ) -> [WhatIfResult.Cache] {
        policies.flatMap { policy in
            capacities.map { capacity in
                WhatIfResult.Cache(
                    policy: policy, capacity: capacity,
                    figures: CacheReplay(capacity: capacity, policy: policy, usesFallback: usesFallback, bytes: bytes)
                        .run(trace))
            }
        }
    }
}
