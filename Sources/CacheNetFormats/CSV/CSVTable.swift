internal import Foundation

/// A table for other programs: comma-separated values (RFC 4180) under a line of column names.
///
///     let table = CSVTable<Epoch>([.init("epoch", \.number), .init("loss", \.loss)])
///     try Data(table.text(epochs).utf8).write(to: url)
///
/// Lines end with LF, which all readers take, and a field is quoted only where it has to be.
public struct CSVTable<Row>: Sendable {
    /// A name, and what the rows have under it.
    public struct Column: Sendable {
        fileprivate let name: String
        private let value: @Sendable (Row) -> String?

        /// - Parameter value: of a row; `nil` leaves the field empty.
        public init<Value: CustomStringConvertible & SendableMetatype>(
            _ name: String, _ value: @escaping @Sendable (Row) -> Value?
        ) {
            self.name = name
            self.value = { value($0)?.description }
        }

        /// A measured figure, with six digits after the point.
        ///
        /// - Parameter value: of a row; `nil` leaves the field empty.
        public static func figure(_ name: String, _ value: @escaping @Sendable (Row) -> Double?) -> Column {
            Column(name) { row in value(row).map { String(format: "%.6f", $0) } }
        }

        fileprivate func field(_ row: Row) -> String { value(row) ?? "" }
    }

    private let columns: [Column]

    /// - Parameter columns: from left to right.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// The names of the columns, from left to right.
    public var names: [String] { columns.map(\.name) }

    /// The names, and one line for each row.
    public func text(_ rows: some Sequence<Row>) -> String {
        var text = Self.line(names)
        for row in rows { text += Self.line(columns.map { $0.field(row) }) }
        return text
    }

    private static func line(_ fields: [String]) -> String {
        fields.map(quotedIfNeeded).joined(separator: ",") + "\n"
    }

    private static func quotedIfNeeded(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }
}
