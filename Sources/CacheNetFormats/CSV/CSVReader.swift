internal import CacheNetCore

/// Reads a table of comma-separated values (RFC 4180) row by row, by the names of its columns.
///
///     var reader = try CSVReader(bytes, name: path, columns: ["epoch"])
///     while let row = try reader.next() {
///         epochs.append(try row.value("epoch", "a number from 1") { Int($0) })
///     }
///
/// The columns may be in any order, among others. Lines end with LF or CRLF; empty ones are skipped.
public struct CSVReader {
    private let name: String
    private let columnCount: Int
    private let places: [String: Int]
    private var scanner: CSVScanner

    /// Reads the line of column names.
    ///
    /// - Parameters:
    ///   - bytes: text in UTF-8.
    ///   - name: what messages call it.
    ///   - columns: those that are needed.
    /// - Throws: ``FormatError`` when there is no such line, or not exactly one column of each name.
    public init(_ bytes: [UInt8], name: String, columns: [String]) throws(FormatError) {
        var scanner = CSVScanner(bytes, name: name)
        guard let header = try scanner.next() else {
            throw FormatError(.malformed, "\(name): expected a line of column names, got an empty file")
        }
        let names = header.fields.map { String(trimmed($0)) }
        var places: [String: Int] = [:]
        for column in columns {
            let found = names.indices.filter { names[$0] == column }
            guard found.count == 1 else {
                throw FormatError(
                    .invalidColumns,
                    "\(name):\(header.line): expected one column \"\(column)\", got \(found.count) in "
                        + "\"\(names.joined(separator: ",").prefix(200))\"")
            }
            places[column] = found[0]
        }
        self.name = name
        self.columnCount = names.count
        self.places = places
        self.scanner = scanner
    }

    /// The next row, or `nil` at the end.
    ///
    /// - Throws: ``FormatError`` for a row with more or fewer fields than there are columns, and for text that is no CSV.
    public mutating func next() throws(FormatError) -> CSVRow? {
        guard let (line, fields) = try scanner.next() else { return nil }
        guard fields.count == columnCount else {
            throw FormatError(
                .malformed,
                "\(name):\(line): expected \(columnCount) fields as in the first line, got \(fields.count)")
        }
        return CSVRow(table: name, line: line, fields: fields, places: places)
    }
}
