internal import CacheNetCore
public import CacheNetData

/// All pictures of a split in one piece of memory, as training reads them again and again.
public struct PictureSet: Sendable {
    /// Channels, height, width.
    public let shape: [Int]
    /// One index of a label for each record.
    public let labels: [Int]
    /// Planes of `shape`, record after record.
    let bytes: [UInt8]

    public var count: Int { labels.count }

    var pictureBytes: Int { shape.reduce(1, *) }

    init(shape: [Int], labels: [Int], bytes: [UInt8]) {
        self.shape = shape
        self.labels = labels
        self.bytes = bytes
    }

    /// - Throws: `DataError` where a picture has no label.
    public init(_ dataset: any Dataset) throws(DataError) {
        shape = dataset.frameShape
        labels = try dataset.allLabels()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(dataset.count * shape.reduce(1, *))
        for record in 0..<dataset.count {
            bytes.append(contentsOf: dataset.pixels(of: record).bytes)
        }
        self.bytes = bytes
    }

    /// The records of each label, in ascending order.
    ///
    /// - Parameter labelCount: above every label.
    func recordsByLabel(labelCount: Int) -> [[Int]] {
        var records = [[Int]](repeating: [], count: labelCount)
        for (record, label) in labels.enumerated() { records[label].append(record) }
        return records
    }

    /// Mean and standard deviation of each channel, in pixel units of 0 to 255, as normalisation takes them.
    ///
    /// A channel that never varies has deviation 1.
    func channelStatistics() -> (mean: [Float], deviation: [Float]) {
        let planeBytes = shape[1] * shape[2]
        var mean: [Float] = []
        var deviation: [Float] = []
        for channel in 0..<shape[0] {
            var sum = 0
            var squares = 0
            for start in stride(from: channel * planeBytes, to: bytes.count, by: pictureBytes) {
                for value in bytes[start..<start + planeBytes] {
                    sum += Int(value)
                    squares += Int(value) * Int(value)
                }
            }
            let pixels = Double(count * planeBytes)
            let average = Double(sum) / pixels
            let variance = Double(squares) / pixels - average * average
            mean.append(Float(average))
            deviation.append(variance > 0 ? Float(variance.squareRoot()) : 1)
        }
        return (mean, deviation)
    }
}
