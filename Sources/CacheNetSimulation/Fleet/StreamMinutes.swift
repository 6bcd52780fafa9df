internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData

/// What a device does in each of many consecutive minutes of a stream, from the outcomes of a recorded run.
///
/// Sessions are pieces of it: so a fleet's hits, misses and downloads are those that the gate and the cache came to.
struct StreamMinutes {
    struct Minute {
        var misses = 0
        /// What it downloads without a store.
        var downloads = 0
        var downloadedBytes = 0
        /// The partitions among them, as bits.
        var downloaded: UInt64 = 0
        /// The partitions that it made active, as bits.
        var activated: UInt64 = 0
        /// What is active when it begins, and the gate's fallback model, as bits; none before the first.
        var active: UInt64 = 0
    }

    /// A bundle with more models than bits is none for a fleet.
    static let mostModels = 64
    private static let count = 500

    let minutes: [Minute]
    let framesPerMinute: Int
    let hits: Int

    /// - Parameters:
    ///   - stickiness: of the stream.
    ///   - pool: what it shows.
    init(
        _ recording: RunRecording, _ setup: FleetSetup, _ stickiness: FleetScenario.Stickiness, pool: [[Range<Int>]],
        framesPerMinute: Int, seed: UInt64
    ) throws {
        self.framesPerMinute = framesPerMinute
        var minutes = [Minute](repeating: Minute(), count: Self.count)
        let stream = try DrawnStream(
            StreamSettings(stickiness.kind, dwell: stickiness.dwell), seed: seed, pool: LabelSequences(pool)
        ).prefix(Self.count * framesPerMinute)
        let simulation = StreamSimulation(TemperedOutcomes(recording.outcomes, recording.bundle))
        var trace = ActivationTrace(startingWith: nil)
        /// The minute of each activation.
        var moments: [Int] = []
        var frame = 0
        let gate = try setup.gate.gate(for: recording.bundle)
        let fallback: UInt64 = gate.usesFallback ? 1 << UInt64(recording.bytes.count - 1) : 0
        let figures = simulation.run(gate, over: stream, startingWith: []) { shown in
            let minute = frame / framesPerMinute
            if frame > 0, frame % framesPerMinute == 0 {
                minutes[minute].active = (shown.active.map { 1 << UInt64($0) } ?? 0) | fallback
            }
            if !shown.isHit { minutes[minute].misses += 1 }
            trace.append(shown.next)
            if let next = shown.next, next != shown.active {
                minutes[minute].activated |= 1 << UInt64(next)
                moments.append(minute)
            }
            frame += 1
        }
        hits = figures.hits
        let replay = CacheReplay(
            capacity: setup.capacity, policy: setup.policy, usesFallback: gate.usesFallback, bytes: recording.bytes)
        _ = replay.run(trace) { activation, model in
            let id = model.partition ?? recording.bytes.count - 1
            let minute = activation.map { moments[$0] } ?? 0
            minutes[minute].downloads += 1
            minutes[minute].downloadedBytes += recording.bytes[id]
            minutes[minute].downloaded |= 1 << UInt64(id)
        }
        self.minutes = minutes
    }
}
