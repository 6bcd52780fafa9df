package import CacheNetBundle
package import CacheNetCalibration
package import CacheNetCore

/// A run with everything that every model of its bundle said: enough to decide it again in any other way.
///
/// A picture that a run shows several times is recorded once. So the outcomes hold one row for each picture, and the
/// frames are a list of rows.
package struct RunRecording: Sendable {
    package let bundle: BundleConfig
    /// The bundle's version.
    package let digest: Digest
    /// What a device downloads for each partition, and then for the fallback model if the bundle has one.
    package let bytes: [Int]
    package let stream: RecordedStream
    /// The data set's number of each row, ascending.
    package let records: [Int]
    package let outcomes: ModelOutcomes
    /// The row of each frame, in order; at least one.
    package let frames: [Int]

    /// - Throws: ``SimulationError`` with code `corrupt` that names the first part which does not fit the others.
    package init(
        bundle: BundleConfig, digest: Digest, bytes: [Int], stream: RecordedStream, records: [Int],
        outcomes: ModelOutcomes, frames: [Int]
    ) throws(SimulationError) {
        self.bundle = bundle
        self.digest = digest
        self.bytes = bytes
        self.stream = stream
        self.records = records
        self.outcomes = outcomes
        self.frames = frames
        try check()
    }

    /// What a device downloads for a partition.
    package func bytes(of id: PartitionID) -> Int { bytes[id] }

    /// The share of frames that the full model answers rightly, 0 to 1.
    package var fullAccuracy: Double {
        Double(frames.count(where: outcomes.isFullModelRight)) / Double(frames.count)
    }

    /// Together they keep what a run downloads within what a number holds.
    private static let largestModel = 1 << 32
    private static let mostFrames = 1 << 30

    private func check() throws(SimulationError) {
        try expect(
            outcomes.partitionCount == bundle.partitions.count, "outcomes",
            "those of \(bundle.partitions.count) partitions", "of \(outcomes.partitionCount)")
        try expect(
            bundle.fallback == nil || outcomes.fallbackLogits != nil, "outcomes",
            "those of the fallback model, which the bundle has", "none")
        let models = outcomes.partitionCount + (outcomes.fallbackLogits == nil ? 0 : 1)
        try expect(
            bytes.count == models && bytes.allSatisfy { (0...Self.largestModel).contains($0) }, "bytes",
            "\(models) sizes of 0 to \(Self.largestModel)",
            "\(bytes.count) from \(bytes.min() ?? 0) to \(bytes.max() ?? 0)")
        try expect(
            records.count == outcomes.count && zip(records, records.dropFirst()).allSatisfy(<), "records",
            "\(outcomes.count) numbers in ascending order", "\(records.count) or another order")
        let labels = bundle.labels.indices
        if let stray = outcomes.labels.first(where: { !labels.contains($0) }) {
            try expect(false, "label", "one of \(labels)", "\(stray)")
        }
        let partitions = bundle.partitions.indices
        if let stray = outcomes.hints.compactMap(\.self).first(where: { !partitions.contains($0) }) {
            try expect(false, "hint", "one of \(partitions)", "\(stray)")
        }
        let size = bundle.thumbnailSize
        let thumbnails = outcomes.thumbnails ?? []
        try expect(
            thumbnails.count == (size == 0 ? 0 : outcomes.count) && thumbnails.allSatisfy { $0.values.count == size },
            "thumbnails",
            "\(outcomes.count) of \(size) values", "\(thumbnails.count) or another size")
        let logits = [outcomes.fullLogits] + outcomes.partitionLogits + (outcomes.fallbackLogits.map { [$0] } ?? [])
        let isWhole = logits.allSatisfy { $0.allSatisfy { $0.count == labels.count } }
        try expect(isWhole, "logits", "\(labels.count) in each row", "another number")
        try expect(
            (1...Self.mostFrames).contains(frames.count), "frames", "1 to \(Self.mostFrames)", "\(frames.count)")
        if let stray = frames.first(where: { !records.indices.contains($0) }) {
            try expect(false, "frame", "a row of \(records.indices)", "\(stray)")
        }
    }

    private func expect(
        _ holds: Bool, _ name: String, _ expected: String, _ got: @autoclosure () -> String
    ) throws(SimulationError) {
        guard !holds else { return }
        throw SimulationError(.corrupt, "recorded run: \(name): expected \(expected), got \(got())")
    }
}
