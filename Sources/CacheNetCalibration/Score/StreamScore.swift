internal import CacheNetCore
internal import CacheNetData

/// How good a method is on a stream.
///
/// A loss is the share of all frames that the full model answers rightly and the method does not, less the share where
/// it is the other way round; so is a gap, of the frames after a change of label only. Intervals come from resampling
/// whole runs, tracks or walks with replacement (a cluster bootstrap: Davison and Hinkley, "Bootstrap Methods and their
/// Application", 1997, section 3.8), because frames of one thing are alike.
public struct StreamScore: Sendable, Hashable {
    /// How many frames the figures are of. Without any, all figures are 0.
    public let frames: Int
    /// The share of frames that the device answered, 0 to 1.
    public let hits: ScoredFigure
    /// The share of frames that the device answered without running a model, 0 to 1.
    public let skips: Double
    /// Against the full model's answer on each frame, -1 to 1.
    public let loss: ScoredFigure
    /// Against the full model with a label filter, -1 to 1.
    public let filteredLoss: ScoredFigure
    /// The gap on the first frame after a change of label, -1 to 1; 0 without any change.
    public let firstGap: ScoredFigure
    /// On the first three.
    public let earlyGap: ScoredFigure
    /// From a frame to its answer, in milliseconds, at least 0: what was predicted for it.
    public let latency: ScoredFigure
    /// Of the label whose frames are answered rightly least often, 0 to 1.
    public let worstRecall: Double
    /// The share of frames that the device answered wrongly while the full model is right, 0 to 1.
    public let falseHits: Double
    /// The share of frames whose answer is not the full model's, 0 to 1.
    public let disagreement: Double
    /// The share of frames that are answered rightly, 0 to 1.
    public let accuracy: Double

    private static let resamples = 300
    private static let seed: UInt64 = 1
    /// What is outside of an interval at either end.
    private static let tail = 0.025

    /// The same frames always give the same intervals.
    ///
    /// - Parameter frames: of one stream, in any order.
    public init(_ frames: [ScoredFrame]) {
        var groups: [Int: ScoreTally] = [:]
        var total = ScoreTally()
        var (right, skips, falseHits, disagreements) = (0, 0, 0, 0)
        var labels: [Int: (frames: Int, right: Int)] = [:]
        for frame in frames {
            groups[frame.group, default: ScoreTally()].add(frame)
            total.add(frame)
            labels[frame.label, default: (0, 0)].frames += 1
            if frame.isSkip { skips += 1 }
            if frame.answer != frame.fullAnswer { disagreements += 1 }
            if frame.isRight {
                right += 1
                labels[frame.label]?.right += 1
            } else if frame.isHit, frame.isFullRight {
                falseHits += 1
            }
        }
        let count = Double(max(frames.count, 1))
        let drawn = Self.resampled(groups.sorted { $0.key < $1.key }.map(\.value))
        func figure(_ value: (ScoreTally) -> Double) -> ScoredFigure {
            let values = drawn.map(value).sorted()
            guard !values.isEmpty else { return ScoredFigure(value(total), low: value(total), high: value(total)) }
            let tail = Int(Self.tail * Double(values.count))
            return ScoredFigure(value(total), low: values[tail], high: values[values.count - 1 - tail])
        }
        self.frames = frames.count
        hits = figure(\.hitRatio)
        loss = figure(\.meanLoss)
        filteredLoss = figure(\.meanFilteredLoss)
        firstGap = figure(\.changes.firstGap)
        earlyGap = figure(\.changes.earlyGap)
        latency = figure(\.meanLatency)
        worstRecall = labels.values.map { Double($0.right) / Double($0.frames) }.min() ?? 0
        self.skips = Double(skips) / count
        self.falseHits = Double(falseHits) / count
        disagreement = Double(disagreements) / count
        accuracy = Double(right) / count
    }

    /// As many groups, drawn with replacement, again and again.
    private static func resampled(_ groups: [ScoreTally]) -> [ScoreTally] {
        guard !groups.isEmpty else { return [] }
        var generator = SeededGenerator(seed: seed)
        return (0..<resamples).map { _ in
            var sum = ScoreTally()
            for _ in groups { sum.add(groups[generator.draw(below: groups.count)]) }
            return sum
        }
    }
}
