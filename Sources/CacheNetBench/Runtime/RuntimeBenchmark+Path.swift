internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice

extension RuntimeBenchmark {
    private static let round = 1000

    /// The device's own path of a hit, from frame to answer, with models that answer at once: no noise of an engine hides it,
    /// and nothing that an engine leaves cold in a cache is counted.
    package func path(rounds: Int = 200) async throws -> [BenchmarkFigure] {
        let labels = bundle.config.labels.count
        var figures = [
            BenchmarkFigure(
                "path of a hit, fixed gate, \(labels) labels",
                try await path(.partition(0), rounds: rounds) {
                    $0.config.fixedGate(threshold: .greatestFiniteMagnitude)
                },
                "us", atMost: 5)
        ]
        guard bundle.model(.fallback) != nil else { return figures }
        let gate = BeliefGate(
            try Self.profile(labels: labels), rule: HitRule(changeWeight: 1, asksPartitions: false, lossThreshold: 1))
        let whole = try await path(.fallback, rounds: rounds) { _ in gate }
        let thumbnail = thumbnail(rounds: rounds)
        figures += [
            BenchmarkFigure("thumbnail", thumbnail, "us"),
            BenchmarkFigure(
                "path of a hit, belief gate, thumbnail apart", whole - thumbnail, "us", atMost: 5),
        ]
        return figures
    }

    /// A profile with all that a decision looks at.
    static func profile(labels: Int) throws -> BeliefProfile {
        let curve = try RightnessCurve(edges: [0.1, 0.3, 0.5, 0.7, 0.9], shares: [0.3, 0.5, 0.7, 0.8, 0.9, 0.97])
        return try BeliefProfile(
            labels: labels, edgeTemperature: 1.5, novelty: 0.3,
            continuity: try Continuity(pixels: [2, -1], logits: [2, -1], both: [2, -1, -1]),
            fallback: BeliefProfile.Fallback(temperature: 1.5, rightness: curve), partitions: [])
    }

    /// The median of many rounds, microseconds for each frame.
    private func path(
        _ model: DeviceModel, rounds: Int, gate: @escaping @Sendable (BundleDescription) throws -> any Gate
    ) async throws -> Double {
        let device = try await device(ReplayedEngine(engine), startingWith: model, gate: gate)
        return try await withTaskExecutorPreference(device.executor) {
            var times: [Double] = []
            for _ in 0..<rounds {
                let start = ContinuousClock.now
                for index in 0..<Self.round {
                    let answer = try await device.infer(frames[index % frames.count])
                    guard answer.origin == .hit, answer.model == model else {
                        throw BenchError(.invalidConfiguration, "expected a hit of \(model), got \(answer.origin)")
                    }
                }
                times.append(start.microsecondsElapsed / Double(Self.round))
            }
            await device.shutdown()
            return times.median
        }
    }

    private func thumbnail(rounds: Int) -> Double {
        var times: [Double] = []
        var sum = 0
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            for index in 0..<Self.round { sum += FrameThumbnail(frames[index % frames.count])?.values.count ?? 0 }
            times.append(start.microsecondsElapsed / Double(Self.round))
        }
        return sum > 0 ? times.median : .nan
    }
}
