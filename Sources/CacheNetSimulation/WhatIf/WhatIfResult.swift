public import CacheNetBundle
public import CacheNetCore

/// What came of one gate, and of every cache under it.
///
/// Hits and answers are the gate's alone: a cache decides what is downloaded for them.
public struct WhatIfResult: Sendable {
    /// One cache under the gate.
    public struct Cache: Sendable {
        public let policy: SimulatedPolicy
        public let capacity: CacheCapacity
        public let figures: CacheFigures
    }

    /// `nil` for the one that a frame log was made with.
    public let gate: GateChoice?
    public let frames: Int
    public let hits: Int
    /// Right answers; `nil` where the labels are not known.
    public let correct: Int?
    /// Right answers of the full model on all frames; `nil` where it was not asked.
    public let fullCorrect: Int?
    /// Hits that were wrong while the full model was right; `nil` where it was not asked.
    public let falseHits: Int?
    /// How often another partition became active.
    public let switches: Int
    /// Of each policy, every capacity.
    public let caches: [Cache]

    /// A count as a share of all frames, 0 to 1.
    public func share(_ count: Int) -> Double { Double(count) / Double(max(frames, 1)) }
}
