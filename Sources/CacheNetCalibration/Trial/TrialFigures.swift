public import CacheNetCore

/// What is to be expected of a gate with some models: means over the streams of a trial.
public struct TrialFigures: Sendable, Hashable, Codable {
    /// Such as `belief` or `cascade + filter`.
    public let gate: String
    /// What the promise rests on.
    public let basis: PromiseBasis
    /// Share of frames that the device answers, 0 to 1.
    public let hitRatio: Double
    /// Accuracy lost against the full model, as a share of all frames, -1 to 1.
    public let loss: Double
    /// The same on the first frame after a change of label, as a share of these.
    public let firstGap: Double
    /// From a frame to its answer.
    public let milliseconds: Double

    init(_ gate: String, _ basis: PromiseBasis, _ figures: [StreamFigures]) {
        func mean(_ value: (StreamFigures) -> Double) -> Double {
            figures.reduce(0) { $0 + value($1) } / Double(max(figures.count, 1))
        }
        self.gate = gate
        self.basis = basis
        hitRatio = mean(\.hitRatio)
        loss = mean(\.loss)
        firstGap = mean(\.firstGap)
        milliseconds = mean { $0.meanLatency / .milliseconds(1) }
    }
}
