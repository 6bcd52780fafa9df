public import CacheNetCore

/// Labelled pictures, all of one shape. Records are the test records, numbered from 0.
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
    /// - Returns: `uint8`, `[1] + frameShape`, RGB.
    func pixels(of record: Int) -> Tensor
}
