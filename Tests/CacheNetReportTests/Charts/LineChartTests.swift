import CacheNetReport
import Testing

struct LineChartTests {
    @Test func higherValuesAreHigherInThePicture() throws {
        let chart = try LineChart(
            title: "Loss", xLabel: "epoch", yLabel: "nats",
            series: [.init("train", values: [2, 1, 0.5], from: 1), .init("<test> & \"more\"", values: [2, 1.5, 1.2])])
        let svg = try #require(SVGReader(chart.svg()))
        let lines = svg.all("polyline")
        #expect(lines.count == 2)
        let places = try #require(lines.first?.attributes["points"]).split(separator: " ").map {
            $0.split(separator: ",").compactMap { Double($0) }
        }
        #expect(places.count == 3)
        #expect(places[0][0] < places[1][0] && places[1][0] < places[2][0])
        // A picture counts downwards.
        #expect(places[0][1] < places[1][1] && places[1][1] < places[2][1])
        #expect(Set(["Loss", "epoch", "nats", "train", "<test> & \"more\""]).isSubset(of: svg.texts()))
    }

    @Test func onePointIsVisible() throws {
        let chart = try LineChart(title: "t", xLabel: "x", yLabel: "y", series: [.init("a", values: [3])])
        #expect(try #require(SVGReader(chart.svg())).all("circle").count == 1)
    }

    @Test func aPageHasAllCharts() throws {
        let charts = try ["Loss", "Accuracy"].map {
            try LineChart(title: $0, xLabel: "epoch", yLabel: "", series: [.init("test", values: [0.1, 0.9])])
        }
        let svg = try #require(SVGReader(ChartPage(title: "Training\u{1}", charts: charts).svg()))
        #expect(svg.all("polyline").count == 2)
        #expect(Set(["Training\u{FFFD}", "Loss", "Accuracy"]).isSubset(of: svg.texts()))
    }

    @Test(arguments: [Double.nan, .infinity, -1e200])
    func valuesWithoutAPlaceAreRefused(_ value: Double) {
        let error = #expect(throws: ReportError.self) {
            try LineChart(title: "t", xLabel: "x", yLabel: "y", series: [.init("a", values: [1, value])])
        }
        #expect(error?.code == .notFinite)
        #expect(error?.message.contains("series \"a\", point 1") == true)
        #expect(throws: ReportError.self) {
            try LineChart(title: "t", xLabel: "x", yLabel: "y", series: [.init("a", values: [1])], reference: value)
        }
    }

    @Test func nothingToShowIsRefused() {
        let error = #expect(throws: ReportError.self) {
            try LineChart(title: "t", xLabel: "x", yLabel: "y", series: [.init("a", values: [])])
        }
        #expect(error?.code == .empty)
    }
}
