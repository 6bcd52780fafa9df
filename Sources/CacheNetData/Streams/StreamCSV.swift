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
        var reader = CSVReader(bytes, name: name)
        guard let header = try reader.next() else {
            throw DataError(.invalidStream, "\(name): expected a line of column names, got an empty file")
        }
        let columns = header.fields.indices.filter { trimmed(header.fields[$0]) == "record" }
        guard columns.count == 1, let column = columns.first else {
            let names = header.fields.joined(separator: ",").prefix(200)
            throw DataError(
                .invalidStream,
                "\(name):\(header.line): expected one column \"record\", got \(columns.count) in \"\(names)\"")
        }
        var records: [Int] = []
        while let row = try reader.next() {
            guard row.fields.count == header.fields.count else {
                throw DataError(
                    .invalidStream,
                    "\(name):\(row.line): expected \(header.fields.count) fields as in the first line, "
                        + "got \(row.fields.count)"
                )
            }
            let text = trimmed(row.fields[column])
            guard let record = Int(text), record >= 0, record < recordCount else {
                throw DataError(
                    .invalidStream,
                    "\(name):\(row.line): expected a record of 0 to \(recordCount - 1), got \"\(text.prefix(40))\"")
            }
            records.append(record)
        }
        guard !records.isEmpty else {
            throw DataError(.invalidStream, "\(name): expected at least one record, got only column names")
        }
        self.records = records
    }

    /// Begins at the file's first record.
    public func makeIterator() -> IndexingIterator<[Int]> {
        records.makeIterator()
    }
}
