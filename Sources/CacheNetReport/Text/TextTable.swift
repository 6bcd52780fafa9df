/// Rows of text in aligned columns, under a line of headings.
///
///     var table = TextTable([.left("method"), .right("mean ms")])
///     try table.add(["edge-only", "8.21"])
///     print(table)
public struct TextTable: Sendable, CustomStringConvertible {
    /// A heading, and the side to which it and the cells below it are aligned.
    public struct Column: Sendable {
        fileprivate let heading: String
        fileprivate let isRight: Bool

        /// For words.
        public static func left(_ heading: String) -> Column { Column(heading: heading, isRight: false) }
        /// For numbers.
        public static func right(_ heading: String) -> Column { Column(heading: heading, isRight: true) }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    /// A table without rows.
    ///
    /// - Parameter columns: from left to right.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// - Throws: ``ReportError`` with `mismatch` unless there is one cell for each column.
    public mutating func add(_ cells: [String]) throws(ReportError) {
        guard cells.count == columns.count else {
            throw ReportError(.mismatch, "table: expected \(columns.count) cells in a row, got \(cells.count)")
        }
        // A cell is one line, whatever is in it.
        rows.append(cells.map { String($0.map { $0.isNewline ? " " : $0 }) })
    }

    /// Lines without spaces at their ends and without a final line feed.
    public var description: String {
        let widths = columns.indices.map { column in
            (rows.map { $0[column].count } + [columns[column].heading.count]).max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = columns.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - cells[column].count)
                return columns[column].isRight ? space + cells[column] : cells[column] + space
            }
            let joined = padded.joined(separator: "  ")
            return String(joined.prefix(joined.count - joined.reversed().prefix { $0 == " " }.count))
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([columns.map(\.heading), rule] + rows).map(line).joined(separator: "\n")
    }
}
