import Testing

@testable import CacheNetReport

struct ScatterChartTests {
    @Test func fasterIsFurtherLeftAndBetterFurtherUp() throws {
        let chart = try ScatterChart(
            title: "t", xLabel: "ms", yLabel: "%",
            points: [
                .init("slow <best>", x: 10, y: 95, colorIndex: 0), .init("fast", x: 2, y: 90, colorIndex: 1),
                .init("ours", x: 3, y: 94, xError: 0.5, yError: 1, isEmphasised: true, colorIndex: 2),
            ])
        let svg = try #require(SVGReader(chart.picture().markup))
        let dots = svg.all("circle")
        #expect(dots.map { $0.attributes["class"] ?? "" } == ["m0", "m1", "mark"])
        let places = try dots.map { dot in
            (x: try #require(Double(dot.attributes["cx"] ?? "")), y: try #require(Double(dot.attributes["cy"] ?? "")))
        }
        #expect(places[1].x < places[2].x && places[2].x < places[0].x)
        #expect(places[0].y < places[2].y && places[2].y < places[1].y)
        #expect(svg.texts().contains("slow <best>"))
    }

    @Test func namesOfOnePlaceDoNotTouch() throws {
        let names = ["one", "two", "three", "four"]
        let chart = try ScatterChart(
            title: "t", xLabel: "ms", yLabel: "%", points: names.map { .init($0, x: 5, y: 90, colorIndex: 0) })
        let svg = try #require(SVGReader(chart.picture().markup))
        let heights = try svg.all("text").filter { names.contains($0.text) }.map {
            try #require(Double($0.attributes["y"] ?? ""))
        }.sorted()
        #expect(heights.count == 4)
        #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 17 })
    }

    @Test func whatHasNoPlaceIsRefused() {
        #expect(throws: ReportError.self) { try ScatterChart(title: "t", xLabel: "", yLabel: "", points: []) }
        let error = #expect(throws: ReportError.self) {
            try ScatterChart(
                title: "t", xLabel: "", yLabel: "", points: [.init("a", x: 1, y: .infinity, colorIndex: 0)])
        }
        #expect(error?.code == .notFinite)
    }
}
