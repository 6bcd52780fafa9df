import CacheNetCore
import CacheNetData
import CacheNetRivals
import CacheNetStreamRun

@testable import CacheNetBench

/// Results of comparisons that nobody made.
enum SyntheticResults {
    static let hostile = "<script>alert(\"x\")</script> & 'walkers'"

    static func conditions(planned: Int = 1, arrivals: FrameSchedule? = nil) -> ExperimentConditions {
        ExperimentConditions(
            bundles: [.init(name: "toy", version: "sha256:0", partitionBytes: [1000, 2000])], source: hostile,
            configuration: ["gate": "a \"gate\", <fixed>"],
            versions: ["cachenet": "0"], machine: ["cores": "2"], started: "2026-01-01T00:00:00Z", planned: planned,
            withinMs: 250, arrivals: arrivals)
    }

    static func setting(
        _ kind: StreamKind = .independent, dwell: Double?, link: String = "wifi"
    ) -> ExperimentSetting {
        ExperimentSetting(
            link: link, device: "pi4", stream: dwell.map { "\(kind.rawValue), dwell \($0)" } ?? "file \(hostile)",
            kind: dwell == nil ? nil : kind, dwell: dwell)
    }

    /// Ten frames; the full model knows all but the last one.
    static func figures(
        _ kind: ComparedMethod, milliseconds: Double, correct: Int, hasLabels: Bool = true
    ) -> MethodFigures {
        var logs = MethodLog(kind)
        let dataset = ColourDataset()
        for index in 0..<10 {
            let frame = Frame(index: index, record: 0, label: hasLabels ? 0 : nil, pixels: dataset.pixels(of: 0))
            logs.enter(
                MethodAnswer(label: index < correct ? 0 : 1, origin: index < 4 ? .hit : .miss), to: frame,
                after: .seconds(milliseconds / 1000))
        }
        return MethodFigures(
            logs, device: nil, stream: .ofTenFrames(hasLabels: hasLabels), withinMs: 10)
    }

    /// - Parameter milliseconds: of device-only, edge-only, cascade and CacheNet.
    static func run(
        _ setting: ExperimentSetting, seed: UInt64 = 1, milliseconds: [Double] = [12, 8, 6, 4], isComplete: Bool = true,
        hasLabels: Bool = true
    ) -> ExperimentRun {
        let kinds: [ComparedMethod] = [.deviceOnly, .edgeOnly, .cascade, .cacheNet]
        let correct = [9, 9, 8, 8]
        return ExperimentRun(
            setting: setting, seed: seed, isComplete: isComplete,
            methods: kinds.indices.map {
                figures(kinds[$0], milliseconds: milliseconds[$0], correct: correct[$0], hasLabels: hasLabels)
            })
    }
}

extension ComparedStream {
    /// Of one label, which the full model knows in all but the last frame.
    static func ofTenFrames(hasLabels: Bool) -> ComparedStream {
        var full = MethodLog(.deviceOnly)
        let pixels = ColourDataset().pixels(of: 0)
        for index in 0..<10 {
            full.enter(
                MethodAnswer(label: index < 9 ? 0 : 1), to: Frame(index: index, record: 0, label: 0, pixels: pixels),
                after: .zero)
        }
        return ComparedStream(
            truth: [Int?](repeating: hasLabels ? 0 : nil, count: 10), full: full, filter: nil, sequences: nil)
    }
}

extension ExperimentRun {
    init(setting: ExperimentSetting, seed: UInt64, isComplete: Bool, methods: [MethodFigures]) {
        self.init(
            setting: setting, seed: seed, frames: 10, isComplete: isComplete,
            link: .init(
                delayMs: 3, jitterMs: 0.5, downMbitS: 20, upMbitS: 20, stallS: nil, stallPauseS: nil, outageS: 5,
                outagePeriodS: 60,
                roundTripMs: 6.4, roundTripWithoutLinkMs: 0.3, downMbitSMeasured: 19.5),
            device: .init(factorAsked: 8, factorMeasured: nil),
            memory: .init(devicePeakBytes: 1 << 20, serverPeakBytes: nil), harness: nil, methods: methods,
            cachenet: .init(
                hits: 4, misses: 6, degraded: 0, failed: 0, downloadedBytes: 100, storeLoads: 0, fetchFailures: 0))
    }
}
