internal import CacheNetFormats

/// A recorded stream: the `record` column of a CSV file, in any position among other columns.
public struct StreamCSV: Sequence, Sendable {
    /// Test records, at least one.
    public let records: [Int]

    /// - Parameters:
    ///   - path: a file, or a pipe.
    ///   - dataset: what the records index into.
    /// - Throws: ``DataError`` that names the file and the line when the file cannot be read, has no such column, or a
    ///   value is not a record of the data set.
    public init(path: String, dataset: any Dataset) throws(DataError) {
        try self.init(bytes: try readFile(path), name: path, recordCount: dataset.count)
    }

    /// - Parameters:
    ///   - bytes: the CSV's text in UTF-8.
    ///   - name: what messages call it.
    ///   - recordCount: the data set's.
    /// - Throws: ``DataError`` as above.
    public init(bytes: [UInt8], name: String, recordCount: Int) throws(DataError) {
        do throws(FormatError) {
            records = try Self.records(bytes, name, recordCount)
        } catch {
            throw DataError(.invalidStream, error.message)
        }
        guard !records.isEmpty else {
            throw DataError(.invalidStream, "\(name): expected at least one record, got only column names")
        }
    }

    private static func records(_ bytes: [UInt8], _ name: String, _ count: Int) throws(FormatError) -> [Int] {
        var reader = try CSVReader(bytes, name: name, columns: ["record"])
        var records: [Int] = []
        while let row = try reader.next() {
            records.append(
                try row.value("record", "0 to \(count - 1)") { text in
                    Int(text).flatMap { $0 >= 0 && $0 < count ? $0 : nil }
                })
        }
        return records
    }

    /// Begins at the file's first record.
    public func makeIterator() -> IndexingIterator<[Int]> {
        records.makeIterator()
    }
}
