public import CacheNetData
internal import Foundation

/// How the frames of a stream are chosen.
public enum StreamPlan: Sendable, Hashable, CustomStringConvertible {
    /// A CSV file with a column `record`.
    case file(String)
    /// Whole sequences in random order.
    case natural
    /// Runs of one label of that mean length in frames, at least 1.
    case dwell(Double)
    /// Every record is as likely as any other.
    case uniform

    /// What a data set suggests: whole sequences where it has some, else runs of 50 frames.
    public static func usual(for dataset: any Dataset) -> StreamPlan {
        dataset.sequences == nil ? .dwell(50) : .natural
    }

    /// Without the folder of a file, which is nobody else's business.
    public var description: String {
        switch self {
        case .file(let path): "file \(URL(filePath: path).lastPathComponent)"
        case .natural: "whole sequences"
        case .dwell(let dwell): "dwell \(ReportText.number(dwell))"
        case .uniform: "uniform"
        }
    }

    public var dwell: Double? {
        if case .dwell(let dwell) = self { dwell } else { nil }
    }

    /// - Parameters:
    ///   - count: how many; `nil` for all of a file, or 1000.
    ///   - seed: the same seed gives the same records; a file has its own order.
    /// - Throws: `DataError` for a file that cannot be read, or a data set without what it takes; ``BenchError`` for a file
    ///   with fewer records than are asked for.
    public func records(of dataset: any Dataset, count: Int?, seed: UInt64) throws -> [Int] {
        switch self {
        case .file(let path): return try listed(in: path, dataset, count)
        case .natural: return Array(try WalkStream(seed: seed, dataset: dataset).prefix(count ?? 1000))
        case .dwell(let dwell):
            return Array(try DwellStream(dwell: dwell, seed: seed, dataset: dataset).prefix(count ?? 1000))
        case .uniform: return Array(UniformStream(seed: seed, dataset: dataset).prefix(count ?? 1000))
        }
    }

    /// Whether there will be records, for those who have much to do before.
    ///
    /// - Throws: what ``records(of:count:seed:)`` throws.
    public func check(_ dataset: any Dataset, count: Int?) throws {
        // Only a file has an end.
        if case .file = self {
            _ = try records(of: dataset, count: count, seed: 1)
        } else {
            _ = try records(of: dataset, count: 1, seed: 1)
        }
    }

    private func listed(in path: String, _ dataset: any Dataset, _ count: Int?) throws -> [Int] {
        let records = try StreamCSV(path: path, dataset: dataset).records
        guard let count else { return records }
        guard count <= records.count else {
            throw BenchError(
                .invalidConfiguration,
                "frames: expected at most \(records.count), the records of \(path), got \(count)")
        }
        return Array(records.prefix(count))
    }
}
