package import CacheNetBundle
package import CacheNetCore

/// What came of one gate, and of every cache under it.
///
/// Hits and answers are the gate's alone: a cache decides what is downloaded for them.
package struct WhatIfResult: Sendable {
    /// One cache under the gate.
    package struct Cache: Sendable {
        package let policy: SimulatedPolicy
        package let capacity: CacheCapacity
        package let figures: CacheFigures
    }

    /// `nil` for the one that a frame log was made with.
    package let gate: GateChoice?
    package let frames: Int
    package let hits: Int
    /// Right answers; `nil` where the labels are not known.
    package let correct: Int?
    /// Right answers of the full model on all frames; `nil` where it was not asked.
    package let fullCorrect: Int?
    /// Hits that were wrong while the full model was right; `nil` where it was not asked.
    package let falseHits: Int?
    /// How often another partition became active.
    package let switches: Int
    /// Of each policy, every capacity.
    package let caches: [Cache]

    /// A count as a share of all frames, 0 to 1.
    package func share(_ count: Int) -> Double { Double(count) / Double(max(frames, 1)) }
}
