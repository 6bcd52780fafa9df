internal import Foundation

/// How the frames of a stream are chosen.
package enum StreamPlan: Sendable, Hashable, CustomStringConvertible {
    /// A CSV file with a column `record`.
    case file(String)
    /// Drawn from the data set, or from tracks of its pictures.
    case drawn(StreamSettings)

    /// Of a stream that has no length of its own.
    private static let usualFrames = 1000

    /// Such as `tracks, dwell 5`; without the folder of a file, which is nobody else's business.
    package var description: String {
        switch self {
        case .file(let path): "file \(URL(filePath: path).lastPathComponent)"
        case .drawn(let settings): "\(settings)"
        }
    }

    /// What it was drawn as; `nil` for a file.
    package var settings: StreamSettings? {
        if case .drawn(let settings) = self { settings } else { nil }
    }

    /// What calibrations know it as: of a file, what its data set suggests.
    package func kind(of dataset: any Dataset) -> StreamKind {
        settings?.kind ?? (dataset.sequences == nil ? .independent : .natural)
    }

    /// - Parameters:
    ///   - dataset: the pictures, not tracks of them: these are made here.
    ///   - groups: indices of labels, such as those of each partition, for a working set that is aligned with them.
    ///   - count: how many; `nil` for all of a file, or 1000.
    ///   - seed: the same seed gives the same records; a file has its own order.
    /// - Throws: ``DataError`` for a file that cannot be read, or has fewer records than are asked for, or a data set
    ///   without what it takes.
    package func frames(
        of dataset: any Dataset, groups: [[Int]] = [], count: Int?, seed: UInt64
    ) throws -> DatasetFrames<[Int]> {
        switch self {
        case .file(let path): return DatasetFrames(dataset: dataset, records: try listed(in: path, dataset, count))
        case .drawn(let settings):
            let shown = try settings.dataset(from: dataset)
            let stream = try DrawnStream(settings, seed: seed, dataset: shown, groups: groups)
            return DatasetFrames(dataset: shown, records: Array(stream.prefix(count ?? Self.usualFrames)))
        }
    }

    /// Whether there will be frames, for those who have much to do before.
    ///
    /// - Throws: what ``frames(of:groups:count:seed:)`` throws.
    package func check(_ dataset: any Dataset, groups: [[Int]] = [], count: Int?) throws {
        // Only a file has an end.
        let isFile = settings == nil
        _ = try frames(of: dataset, groups: groups, count: isFile ? count : 1, seed: 1)
    }

    private func listed(in path: String, _ dataset: any Dataset, _ count: Int?) throws -> [Int] {
        let records = try StreamCSV(path: path, dataset: dataset).records
        guard let count else { return records }
        guard count <= records.count else {
            throw DataError(
                .tooFewRecords,
                "frames: expected at most \(records.count), the records of \(path), got \(count)")
        }
        return Array(records.prefix(count))
    }
}
