import Testing

@testable import CacheNetReport

struct ScaleTests {
    @Test func equalRatiosAreEqualLengths() throws {
        let chart = try LineChart(
            title: "t", xLabel: "dwell", yLabel: "", series: [.init("a", [1, 10, 100].map { .init(x: $0, y: 1) })],
            xScale: .logarithmic, marksPoints: true)
        let svg = try #require(SVGReader(chart.svg()))
        let xs = try svg.all("circle").map { try #require(Double($0.attributes["cx"] ?? "")) }
        #expect(xs.count == 3)
        #expect(abs((xs[1] - xs[0]) - (xs[2] - xs[1])) < 0.02)
        // The axis is marked where the points are.
        #expect(Set(["1", "10", "100"]).isSubset(of: svg.texts()))
    }

    /// Larger than a whole number can be, and smaller than what drawing makes of it.
    @Test(arguments: [1e20, 1e99, 1e-99])
    func numbersFarFromOneAreDrawn(_ value: Double) throws {
        for scale in [Scale.linear, .logarithmic] {
            let chart = try LineChart(
                title: "t", xLabel: "dwell", yLabel: "",
                series: [.init("a", [.init(x: 1, y: 1), .init(x: value, y: value)])], xScale: scale, marksPoints: true)
            #expect(try #require(SVGReader(chart.svg())).all("circle").count == 2)
        }
        let points = [ScatterChart.Point("a", x: value, y: value, colorIndex: 0)]
        let scatter = try ScatterChart(title: "t", xLabel: "", yLabel: "", points: points)
        #expect(try #require(SVGReader(scatter.picture().markup)).all("circle").count == 1)
    }

    @Test(arguments: [0, -1, .leastNonzeroMagnitude] as [Double])
    func aLogarithmHasNoPlaceForWhatIsAsGoodAsZero(_ value: Double) {
        #expect(throws: ReportError.self) {
            try LineChart(
                title: "t", xLabel: "", yLabel: "", series: [.init("a", [.init(x: value, y: 1)])],
                xScale: .logarithmic)
        }
    }

    @Test func ticksOfALogarithmAreRound() {
        #expect(Ticks(logarithmic: 0.7...30).values.map(Ticks(logarithmic: 0.7...30).label).contains("0.5"))
        #expect(Ticks(logarithmic: 1...100).values == [1, 2, 5, 10, 20, 50, 100, 200, 500])
        #expect(Ticks(logarithmic: 1e-3...1e6).values.count == 10)
    }
}
