public import CacheNetCore

/// Labelled pictures, all of one shape: one split of a data set, its records numbered from 0.
///
/// Indices outside the records are programming errors: whatever reads them from outside checks them first.
public protocol Dataset: Sendable {
    /// The labels' names, in the order of their indices.
    var labels: [String] { get }

    /// Channels, height, width.
    var frameShape: [Int] { get }

    /// How many records there are, at least 1.
    var count: Int { get }

    /// - Parameter record: 0 up to `count`.
    /// - Returns: an index into `labels`.
    func label(of record: Int) -> Int

    /// - Parameter record: 0 up to `count`.
    /// - Returns: `uint8`, `[1] + frameShape`; three channels are RGB, one is grey.
    func pixels(of record: Int) -> Tensor

    /// Records that follow one another in time, such as the frames of a walk. A sequence may hold several labels; where
    /// one stands for it, it is that of its first record.
    /// Together they hold every record once, in ascending order. `nil` where records are independent of each other.
    var sequences: [Range<Int>]? { get }

    /// Pictures that were left out because they could not be read; `nil` where that cannot be.
    var skipped: Int? { get }

    /// Which files were read and what was left out, a line each.
    var notes: [String] { get }
}

extension Dataset {
    public var sequences: [Range<Int>]? { nil }
    public var skipped: Int? { nil }
    public var notes: [String] { [] }
}
