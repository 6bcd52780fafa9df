/// Lines over a common axis, such as a loss over epochs.
public struct LineChart: Sendable {
    public struct Point: Sendable, Hashable {
        public let x: Double
        public let y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    public struct Series: Sendable {
        public let name: String
        /// In the order in which they are joined.
        public let points: [Point]
        /// Drawn in ink, thicker than the others.
        public let isEmphasised: Bool

        public init(_ name: String, _ points: [Point], isEmphasised: Bool = false) {
            self.name = name
            self.points = points
            self.isEmphasised = isEmphasised
        }

        /// One value for each whole number from `first` on, such as epochs.
        public init(_ name: String, values: [Double], from first: Int = 0, isEmphasised: Bool = false) {
            let points = values.enumerated().map { Point(x: Double(first + $0.offset), y: $0.element) }
            self.init(name, points, isEmphasised: isEmphasised)
        }
    }

    public let title: String
    /// What a reader should know or see, below the title.
    public let caption: String
    /// What the axes count, with units.
    public let xLabel: String
    public let yLabel: String
    public let series: [Series]
    /// Whether the vertical axis begins at 0 even if all values lie far from it.
    public let fromZero: Bool

    /// No value may be farther from 0, so that every step of drawing stays finite.
    static let largest = 1e100

    /// - Throws: ``ReportError`` when there is no point, or a value is not finite or beyond 1e100.
    public init(
        title: String, caption: String = "", xLabel: String, yLabel: String, series: [Series], fromZero: Bool = true
    ) throws(ReportError) {
        guard series.contains(where: { !$0.points.isEmpty }) else {
            throw ReportError(.empty, "chart \"\(title)\": expected at least one point, got none")
        }
        for line in series {
            for (index, point) in line.points.enumerated()
            where !(abs(point.x) <= Self.largest && abs(point.y) <= Self.largest) {
                throw ReportError(
                    .notFinite,
                    "chart \"\(title)\", series \"\(line.name)\", point \(index): expected finite numbers within 1e100, got "
                        + "(\(point.x), \(point.y))")
            }
        }
        self.title = title
        self.caption = caption
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
        self.fromZero = fromZero
    }

    /// A picture of this chart alone.
    public func svg() -> String { ChartPage(title: title, charts: [self]).svg() }
}
