/// Rows of text under headings, for an ``HTMLPage``. Wider than the page, it scrolls by itself under a first column that
/// stays.
public struct HTMLTable: Sendable {
    /// One row: a cell for each column, and whether the row is emphasised.
    public struct Row: Sendable {
        let cells: [String]
        let isEmphasised: Bool
    }

    /// Of the columns, from left to right; the first one names the rows.
    public let headings: [String]
    /// From top to bottom, in the order in which they were added.
    public private(set) var rows: [Row] = []

    /// - Parameter headings: of the columns; the first one names the rows, the others are numbers.
    public init(_ headings: [String]) {
        self.headings = headings
    }

    /// - Throws: ``ReportError`` with `mismatch` unless there is one cell for each column.
    public mutating func add(_ cells: [String], isEmphasised: Bool = false) throws(ReportError) {
        guard cells.count == headings.count else {
            throw ReportError(.mismatch, "table: expected \(headings.count) cells in a row, got \(cells.count)")
        }
        rows.append(Row(cells: cells, isEmphasised: isEmphasised))
    }

    var markup: String {
        let head = headings.map { "<th scope=\"col\">\($0.escapedForXML)</th>" }.joined()
        let body = rows.map { row in
            let cells = row.cells.enumerated().map { index, cell in
                index == 0 ? "<th scope=\"row\">\(cell.escapedForXML)</th>" : "<td>\(cell.escapedForXML)</td>"
            }
            return "<tr\(row.isEmphasised ? " class=\"ours\"" : "")>\(cells.joined())</tr>"
        }
        // A place that scrolls must be reachable with the keyboard.
        return """
            <div class="wide" tabindex="0" role="group" aria-label="table">
            <table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }
}
