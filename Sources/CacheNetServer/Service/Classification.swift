internal import CacheNetProtocol

/// The classification extension: the likeliest labels in place of scores, each as `score:index:label`.
enum Classification {
    /// - Parameters:
    ///   - rows: scores, a row for each frame.
    ///   - count: labels for each frame; all where there are fewer.
    ///   - labels: their names; without one, an entry is `score:index`.
    /// - Returns: `BYTES`, `[frames, count]`.
    static func tensor(
        _ name: String, _ rows: [[Float]], count: Int, labels: [String]
    ) throws(InferenceError) -> InferenceTensor {
        let width = min(count, rows.first?.count ?? 0)
        let elements = rows.flatMap { row in
            // Of equal scores the first label comes first.
            row.indices.sorted { (row[$0], $1) > (row[$1], $0) }.prefix(width).map { index in
                let label = labels.indices.contains(index) ? ":\(labels[index])" : ""
                return Array("\(row[index]):\(index)\(label)".utf8)
            }
        }
        return try InferenceTensor(name: name, shape: [rows.count, width], elements: elements)
    }
}
