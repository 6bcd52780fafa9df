import CacheNetReport
import Testing

struct HTMLPageTests {
    private static let hostile = "</p><script>x</script> & \"quoted\""

    @Test func everyTextIsEscaped() throws {
        var page = HTMLPage(title: Self.hostile)
        page.heading(Self.hostile)
        page.paragraph(Self.hostile, .loud)
        page.list([Self.hostile])
        page.numbers([(Self.hostile, Self.hostile)])
        page.definitions([(Self.hostile, Self.hostile)])
        var table = HTMLTable([Self.hostile, "b"])
        try table.add([Self.hostile, Self.hostile])
        page.table(table)
        page.folded(Self.hostile) { $0.paragraph(Self.hostile) }
        let chart = try LineChart(
            title: Self.hostile, caption: Self.hostile, xLabel: Self.hostile, yLabel: Self.hostile,
            series: [.init(Self.hostile, values: [1, 2]), .init("b", values: [1])])
        page.pictures([chart.picture()])
        let read = try #require(SVGReader(page.html))
        #expect(read.all("script").isEmpty)
        #expect(read.all("title").first?.text == Self.hostile)
        #expect(read.all("td").map(\.text) == [Self.hostile])
        #expect(read.all("th").count == 3)
        #expect(read.all("svg").count == 1)
    }

    @Test func emptyThingsLeaveNothing() throws {
        var page = HTMLPage(title: "t")
        page.paragraph("")
        page.list([])
        page.pictures([])
        let read = try #require(SVGReader(page.html))
        #expect(read.all("p").isEmpty && read.all("ul").isEmpty && read.all("div").isEmpty)
    }

    @Test func aRowNeedsACellForEachColumn() {
        var table = HTMLTable(["a", "b"])
        #expect(throws: ReportError(.mismatch, "table: expected 2 cells in a row, got 1")) { try table.add(["x"]) }
    }
}
