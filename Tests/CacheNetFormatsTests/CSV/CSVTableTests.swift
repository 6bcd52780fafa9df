import CacheNetFormats
import Testing

@Suite struct CSVTableTests {
    private struct Reading {
        let name: String
        let value: Double?
        let isWarm: Bool
    }

    private static let table = CSVTable<Reading>([
        .init("name", \.name), .init("value", \.value), .init("warm", \.isWarm),
    ])

    @Test func hasTheNamesAndALineForEachRow() {
        let rows = [Reading(name: "a", value: 0.1, isWarm: true), Reading(name: "b", value: nil, isWarm: false)]
        #expect(Self.table.text(rows) == "name,value,warm\na,0.1,true\nb,,false\n")
        #expect(Self.table.names == ["name", "value", "warm"])
    }

    @Test func withoutRowsHasOnlyNames() {
        #expect(Self.table.text([]) == "name,value,warm\n")
    }

    @Test(arguments: [
        ("plain text", "plain text"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""), ("", ""),
    ])
    func quotesOnlyWhatNeedsIt(field: String, written: String) {
        #expect(Self.table.text([Reading(name: field, value: 1, isWarm: true)]).hasSuffix("\n\(written),1.0,true\n"))
    }

    @Test func quotesNames() {
        #expect(CSVTable<Int>([.init("a,b", \.self)]).text([7]) == "\"a,b\"\n7\n")
    }

    @Test(arguments: ["a,b", "\"", "two\nlines", "two\r\nlines", "Köln", "a\"\"b"])
    func isReadAsItWasWritten(field: String) throws {
        let text = Self.table.text([Reading(name: field, value: -1e-9, isWarm: true)])
        var reader = try CSVReader(Array(text.utf8), name: "t.csv", columns: ["name", "value"])
        let row = try #require(try reader.next())
        #expect(try row.value("name", "a name") { String($0) } == field)
        #expect(try row.value("value", "a number") { Double($0) } == -1e-9)
        #expect(try reader.next()?.line == nil)
    }
}
