/// Named points over two axes, such as accuracy against latency: each has its name beside it.
public struct ScatterChart: Sendable {
    /// Something with a name and a place, such as a method with its latency and its accuracy.
    public struct Point: Sendable {
        /// Written beside the point.
        public let name: String
        /// The place on the horizontal axis, within 1e100 of 0.
        public let x: Double
        /// The place on the vertical axis, within 1e100 of 0.
        public let y: Double
        /// How far each may be off to either side; 0 draws nothing.
        public let xError: Double
        /// The same for `y`, in its unit.
        public let yError: Double
        /// Drawn in ink, larger than the others.
        public let isEmphasised: Bool
        /// Decides the colour, so that one thing looks alike in several charts.
        public let colorIndex: Int

        /// - Parameter colorIndex: at least 0.
        public init(
            _ name: String, x: Double, y: Double, xError: Double = 0, yError: Double = 0, isEmphasised: Bool = false,
            colorIndex: Int
        ) {
            self.name = name
            self.x = x
            self.y = y
            self.xError = xError
            self.yError = yError
            self.isEmphasised = isEmphasised
            self.colorIndex = colorIndex
        }
    }

    /// The line above the chart; errors name the chart by it.
    public let title: String
    /// What a reader should know or see, below the title.
    public let caption: String
    /// What the axes count, with units. The horizontal one begins at 0.
    public let xLabel: String
    /// What the vertical axis counts, written above it.
    public let yLabel: String
    /// At least one, from the lowest to the uppermost where they overlap.
    public let points: [Point]
    /// Beyond which nothing can lie, such as 0 to 100 percent; errors that go farther are cut.
    public let yLimits: ClosedRange<Double>?

    /// - Throws: ``ReportError`` when there is no point, or a number is not finite or beyond 1e100.
    public init(
        title: String, caption: String = "", xLabel: String, yLabel: String, points: [Point],
        yLimits: ClosedRange<Double>? = nil
    ) throws(ReportError) {
        guard !points.isEmpty else {
            throw ReportError(.empty, "chart \"\(title)\": expected at least one point, got none")
        }
        for point in points
        where ![point.x, point.y, point.xError, point.yError].allSatisfy({ abs($0) <= LineChart.largest }) {
            throw ReportError(
                .notFinite,
                "chart \"\(title)\", \"\(point.name)\": expected finite numbers within 1e100, got (\(point.x) +/- "
                    + "\(point.xError), \(point.y) +/- \(point.yError))")
        }
        self.title = title
        self.caption = caption
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.points = points
        self.yLimits = yLimits
    }
}
