import CacheNetReport
import Testing

struct TextTableTests {
    @Test func columnsAlign() throws {
        var table = TextTable([.left("method"), .right("mean ms"), .left("note")])
        try table.add(["edge-only", "8.21", ""])
        try table.add(["CacheNet", "12.05", "two\nlines"])
        #expect(
            table.description == """
                method     mean ms  note
                ---------  -------  ---------
                edge-only     8.21
                CacheNet     12.05  two lines
                """)
    }

    @Test func aRowNeedsACellForEachColumn() {
        var table = TextTable([.left("a"), .left("b")])
        #expect(throws: ReportError(.mismatch, "table: expected 2 cells in a row, got 1")) { try table.add(["x"]) }
    }
}
