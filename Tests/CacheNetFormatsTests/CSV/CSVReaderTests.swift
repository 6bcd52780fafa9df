import CacheNetFormats
import Testing

@Suite struct CSVReaderTests {
    private func read(_ text: String, columns: [String] = ["a", "b"]) throws -> [[Int]] {
        var reader = try CSVReader(Array(text.utf8), name: "t.csv", columns: columns)
        var rows: [[Int]] = []
        while let row = try reader.next() {
            rows.append(try columns.map { try row.value($0, "a whole number") { Int($0) } })
        }
        return rows
    }

    @Test(arguments: [
        "a,b\n1,2\n3,4\n", "b,x,a\n2,,1\n4,\"x,y\",3", "\u{FEFF}a,b\r\n1,2\r\n\r\n3,4\r\n",
        " a ,\"b\"\n\n 1,\"2\"\n3 ,4\n",
    ])
    func readsColumnsByName(text: String) throws {
        #expect(try read(text) == [[1, 2], [3, 4]])
    }

    @Test func onlyNamesAreATable() throws {
        #expect(try read("a,b\n") == [])
    }

    @Test(arguments: [
        ("", FormatError.Code.malformed, "t.csv: expected a line of column names, got an empty file"),
        ("a,c\n1,2\n", .invalidColumns, "t.csv:1: expected one column \"b\", got 0 in \"a,c\""),
        ("\na,b,a\n1,2,3\n", .invalidColumns, "t.csv:2: expected one column \"a\", got 2 in \"a,b,a\""),
        ("a,b\n1\n", .malformed, "t.csv:2: expected 2 fields as in the first line, got 1"),
        ("a,b\n1,2,3\n", .malformed, "t.csv:2: expected 2 fields as in the first line, got 3"),
        ("a,b,c\n1,2,\"two\nlines\"\n1,x,\n", .invalidField, "t.csv:4: b: expected a whole number, got \"x\""),
        ("a,b\n1,\"2\n", .malformed, "t.csv:2: expected a closing quote, got the end of the file"),
        ("a,b\n1,\"2\"3\n", .malformed, "t.csv:2: expected a comma after a closing quote, got more text"),
    ])
    func saysWhereAndWhatIsWrong(text: String, code: FormatError.Code, message: String) {
        let error = #expect(throws: FormatError.self) { try read(text) }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }

    @Test func aColumnThatWasNotAskedForIsNotRead() throws {
        var reader = try CSVReader(Array("a,b\n1,2\n".utf8), name: "t.csv", columns: ["a"])
        let row = try #require(try reader.next())
        #expect(row.line == 2)
        #expect(throws: FormatError.self) { try row.value("b", "a whole number") { Int($0) } }
    }
}
