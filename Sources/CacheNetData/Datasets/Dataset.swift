public import CacheNetCore

/// Pictures or other tensors, all of one type and shape and labelled or not: one split of a data set, its records numbered from 0.
///
/// Indices outside the records are programming errors: whatever reads them from outside checks them first.
public protocol Dataset: Sendable {
    /// The labels' names, in the order of their indices; empty where no picture has a label.
    var labels: [String] { get }

    /// Of every frame; of pictures channels, height, width.
    var frameShape: [Int] { get }

    /// Of every frame's elements; `uint8`, as pictures have it, where a data set does not say.
    var frameType: ElementType { get }

    /// How many records there are, at least 1.
    var count: Int { get }

    /// - Parameter record: 0 up to `count`.
    /// - Returns: an index into `labels`; `nil` for a picture that nobody has labelled.
    func label(of record: Int) -> Int?

    /// - Parameter record: 0 up to `count`.
    /// - Returns: `frameType`, `[1] + frameShape`; of pictures, three channels are RGB, one is grey.
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
    /// `uint8`, as pictures have it.
    public var frameType: ElementType { .uint8 }
    /// `nil`: records are independent of each other.
    public var sequences: [Range<Int>]? { nil }
    /// `nil`: nothing can be left out.
    public var skipped: Int? { nil }
    /// None: there is nothing to say of the files.
    public var notes: [String] { [] }
}

extension Dataset {
    /// Type and shape of every frame.
    public var frameFormat: FrameFormat { FrameFormat(elementType: frameType, shape: frameShape) }

    /// The label of every record, for those who cannot do without.
    ///
    /// - Returns: indices into `labels`, one for each record.
    /// - Throws: ``DataError`` that names the first record without a label.
    public func allLabels() throws(DataError) -> [Int] {
        var known: [Int] = []
        known.reserveCapacity(count)
        for record in 0..<count {
            guard let label = label(of: record) else {
                throw DataError(.missingLabel, "expected a label for every picture, got none for record \(record)")
            }
            known.append(label)
        }
        return known
    }
}
