internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import CacheNetFormats
internal import Foundation

/// Many devices on one day. Each session is a piece of a stream on which the gate and the cache were run over the outcomes
/// of a recorded run, minute by minute: so no frame is simulated twice, and a million devices take seconds.
///
/// A session begins with empty memory. With a store a device fetches a partition once for each version of the bundle.
package struct Fleet: Sendable {
    let scenario: FleetScenario
    /// Of each stickiness of the scenario.
    let streams: [StreamMinutes]
    /// Of each partition, of the fallback model if there is one, and then of the bundle's config.
    let bytes: [Int]
    let uploadBytes: Int

    /// - Throws: ``SimulationError`` when the scenario is out of its range or the bundle has too many models;
    ///   `BundleError` when the bundle does not have what the gate needs.
    package init(_ recording: RunRecording, _ setup: FleetSetup, _ scenario: FleetScenario) throws {
        try scenario.check()
        guard recording.bytes.count <= StreamMinutes.mostModels else {
            throw SimulationError(
                .unsuitable,
                "fleet: expected a bundle of at most \(StreamMinutes.mostModels) models, got \(recording.bytes.count)")
        }
        let pool = Self.pool(of: recording, zipf: scenario.zipf)
        let framesPerMinute = max(1, Int((60 * scenario.framesPerSecond).rounded()))
        streams = try scenario.stickiness.enumerated().map { index, kind in
            try StreamMinutes(
                recording, setup, kind, pool: pool, framesPerMinute: framesPerMinute,
                seed: scenario.seed &+ UInt64(index))
        }
        bytes = recording.bytes + [try CanonicalJSON.encode(recording.bundle).count]
        uploadBytes =
            recording.bundle.input.shape.reduce(recording.bundle.input.elementType.byteCount, *)
            + scenario.requestOverheadBytes
        self.scenario = scenario
    }

    /// The recorded sequences of each label, a label the more often the more popular its partition is: streams draw
    /// labels from these, each as likely as any other.
    private static func pool(of recording: RunRecording, zipf: Double) -> [[Range<Int>]] {
        let labels = RecordPool(recording.outcomes).sequences
        let partitions = labels.map { recording.outcomes.codes[$0[0].lowerBound] }
        let weights = partitions.map { id in
            pow(Double(id + 1), -zipf) / Double(partitions.count { $0 == id })
        }
        // The least popular comes often enough for the others to be multiples of it.
        let least = weights.min() ?? 1
        return zip(labels, weights).flatMap { sequences, weight in
            [[Range<Int>]](repeating: sequences, count: Int(min(10_000, 4 * weight / least).rounded()))
        }
    }
}
