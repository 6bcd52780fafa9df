internal import CacheNetCore

/// A row of a table that is being read.
public struct CSVRow: Sendable {
    private let table: String
    private let fields: [String]
    private let places: [String: Int]
    /// The line that it starts on, from 1.
    public let line: Int

    init(table: String, line: Int, fields: [String], places: [String: Int]) {
        self.table = table
        self.line = line
        self.fields = fields
        self.places = places
    }

    /// What a field says.
    ///
    /// - Parameters:
    ///   - column: one of those that the reader was asked for.
    ///   - expected: for the message: what the field should hold.
    ///   - parse: the field without white space around it; `nil` where it does not hold that.
    /// - Throws: ``FormatError`` that names the line and the column.
    public func value<Value>(
        _ column: String, _ expected: @autoclosure () -> String, _ parse: (Substring) -> Value?
    ) throws(FormatError) -> Value {
        guard let place = places[column] else {
            throw FormatError(.invalidColumns, "\(table): expected to be asked for a known column, got \"\(column)\"")
        }
        let text = trimmed(fields[place])
        guard let value = parse(text) else {
            throw FormatError(
                .invalidField, "\(table):\(line): \(column): expected \(expected()), got \"\(text.prefix(40))\"")
        }
        return value
    }
}
