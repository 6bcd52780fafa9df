import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetSimulation

/// A run of three partitions of two labels each, whose models are right and mostly sure at home, and unsure elsewhere.
struct ToyRecording {
    static let partitions = 3
    static let labels = 6

    var pictures = 60
    var frames = 400
    var seed: UInt64 = 1
    var hasFallback = false
    var hasHints = true
    /// Pictures of one sequence.
    var sequenceLength = 1

    func make() throws -> RunRecording {
        var generator = SeededGenerator(seed: seed)
        let labels = (0..<pictures).map { $0 / sequenceLength % Self.labels }
        let answers = labels.map { generator.drawUnit() < 0.9 ? $0 : ($0 + 1) % Self.labels }
        let outcomes = try ModelOutcomes(
            labels: labels, codes: labels.map { $0 / 2 },
            fullLogits: answers.map { answer in (0..<Self.labels).map { $0 == answer ? 5 : 0 } },
            hints: answers.map { hasHints ? $0 / 2 : nil },
            partitionLogits: (0..<Self.partitions).map { id in
                labels.map { Self.logits($0, sureness: $0 / 2 == id ? 6 : 1.5, &generator) }
            },
            fallbackLogits: hasFallback ? labels.map { Self.logits($0, sureness: 4, &generator) } : nil,
            thumbnails: labels.compactMap {
                FrameThumbnail(
                    values: [UInt8](repeating: UInt8(10 * $0), count: 16),
                    of: FrameFormat(elementType: .uint8, shape: [3, 4, 4]))
            },
            sequences: stride(from: 0, to: pictures, by: sequenceLength)
                .map { $0..<min($0 + sequenceLength, pictures) })
        let stream = RecordPool(outcomes).stream(dwell: 8, seed: seed)
        return try RunRecording(
            bundle: try Self.bundle(hasFallback: hasFallback), digest: Digest.sha256(of: [1, 2, 3]),
            bytes: [1000, 2000, 4000] + (hasFallback ? [500] : []),
            stream: RecordedStream(source: "toy", order: "dwell 8", seed: seed),
            records: (0..<pictures).map { 3 * $0 + 1 }, outcomes: outcomes, frames: Array(stream.prefix(frames)))
    }

    private static func bundle(hasFallback: Bool) throws -> BundleConfig {
        try BundleConfig(
            name: try BundleName("toy"), labels: (0..<labels).map { "label \($0)" },
            input: .init(name: "image", shape: [3, 4, 4]),
            partitions: (0..<partitions).map { .init(id: $0, temperature: 1.25, threshold: 0.5) },
            fallback: hasFallback ? .init(temperature: 0.8, threshold: 0.4) : nil)
    }

    private static func logits(
        _ label: Int, sureness: Double, _ generator: inout SeededGenerator
    ) -> [Float] {
        var logits = [Float](repeating: 0, count: labels)
        logits[generator.drawUnit() < 0.9 ? label : label ^ 1] = Float(sureness * (0.5 + generator.drawUnit()))
        return logits
    }
}
