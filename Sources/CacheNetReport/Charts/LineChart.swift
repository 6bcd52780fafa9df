/// Lines over a common axis, such as a loss over epochs.
public struct LineChart: Sendable {
    /// One value of a series, and how far it may be off.
    public struct Point: Sendable, Hashable {
        /// The place on the horizontal axis, within 1e100 of 0; at least 1e-100 where that axis is logarithmic.
        public let x: Double
        /// The place on the vertical axis, within 1e100 of 0.
        public let y: Double
        /// How far `y` may be off to either side; 0 draws nothing.
        public let error: Double

        /// Checks nothing; ``LineChart`` refuses what has no place on its axes.
        ///
        /// - Parameter error: in the unit of `y`; 0 where nobody knows.
        public init(x: Double, y: Double, error: Double = 0) {
            self.x = x
            self.y = y
            self.error = error
        }
    }

    /// Points that one line joins, and the look of that line.
    public struct Series: Sendable {
        /// What the legend calls it. A chart of one series has no legend.
        public let name: String
        /// In the order in which they are joined.
        public let points: [Point]
        /// Drawn in ink, thicker than the others.
        public let isEmphasised: Bool
        /// Decides colour and dashes, so that one thing looks alike in several charts; `nil`: its place among the others.
        public let colorIndex: Int?

        /// - Parameter colorIndex: at least 0.
        public init(_ name: String, _ points: [Point], isEmphasised: Bool = false, colorIndex: Int? = nil) {
            self.name = name
            self.points = points
            self.isEmphasised = isEmphasised
            self.colorIndex = colorIndex
        }

        /// One value for each whole number from `first` on, such as epochs.
        public init(_ name: String, values: [Double], from first: Int = 0, isEmphasised: Bool = false) {
            let points = values.enumerated().map { Point(x: Double(first + $0.offset), y: $0.element) }
            self.init(name, points, isEmphasised: isEmphasised)
        }
    }

    /// The line above the chart; errors name the chart by it.
    public let title: String
    /// What a reader should know or see, below the title.
    public let caption: String
    /// What the axes count, with units.
    public let xLabel: String
    /// What the vertical axis counts, written above it.
    public let yLabel: String
    /// From the lowest to the uppermost where lines cross; one of them at least has a point.
    public let series: [Series]
    /// Whether the vertical axis begins at 0 even if all values lie far from it.
    public let fromZero: Bool
    /// How the horizontal axis turns numbers into lengths; the vertical one is linear.
    public let xScale: Scale
    /// Whether every point has a dot, and the horizontal axis is marked with the points' own places.
    public let marksPoints: Bool
    /// A level worth comparing with, drawn as a broken line.
    public let reference: Double?
    /// Beyond which nothing can lie, such as 0 to 100 percent; errors that go farther are cut.
    public let yLimits: ClosedRange<Double>?

    /// No value may be farther from 0, so that every step of drawing stays finite.
    static let largest = 1e100

    /// - Throws: ``ReportError`` when there is no point, a value is not finite or beyond 1e100, or below 1e-100 on a
    ///   logarithmic axis.
    public init(
        title: String, caption: String = "", xLabel: String, yLabel: String, series: [Series], fromZero: Bool = true,
        xScale: Scale = .linear, marksPoints: Bool = false, reference: Double? = nil,
        yLimits: ClosedRange<Double>? = nil
    ) throws(ReportError) {
        guard series.contains(where: { !$0.points.isEmpty }) else {
            throw ReportError(.empty, "chart \"\(title)\": expected at least one point, got none")
        }
        for line in series {
            for (index, point) in line.points.enumerated()
            where !Self.hasPlace(point, on: xScale) {
                throw ReportError(
                    .notFinite,
                    "chart \"\(title)\", series \"\(line.name)\", point \(index): expected finite numbers within 1e100"
                        + "\(xScale == .linear ? "" : ", x of at least 1e-100"), got (\(point.x), \(point.y))")
            }
        }
        guard abs(reference ?? 0) <= Self.largest else {
            throw ReportError(
                .notFinite,
                "chart \"\(title)\", reference: expected a finite number within 1e100, got \(reference ?? 0)")
        }
        self.title = title
        self.caption = caption
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
        self.fromZero = fromZero
        self.xScale = xScale
        self.marksPoints = marksPoints
        self.reference = reference
        self.yLimits = yLimits
    }

    private static func hasPlace(_ point: Point, on xScale: Scale) -> Bool {
        abs(point.x) <= largest && abs(point.y) <= largest && abs(point.error) <= largest
            && (xScale == .linear || point.x >= 1 / largest)
    }

    /// A picture of this chart alone.
    public func svg() -> String { ChartPage(title: title, charts: [self]).svg() }

    /// The same for a page, in letters that suit a picture beside others.
    public func picture() -> Picture {
        var canvas = Canvas(width: Style.narrowWidth)
        canvas.paragraph(title, "head")
        canvas.paragraph(caption, "soft")
        canvas.y += 4
        draw(on: &canvas)
        return canvas.picture(title: title, summary: caption)
    }
}
