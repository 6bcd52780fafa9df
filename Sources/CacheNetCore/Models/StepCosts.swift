/// What each step of a frame takes on this device and this link: averages that follow what was measured lately.
public struct StepCosts: Sendable, Equatable {
    /// One run in so many is measured, a power of two: arithmetic of durations would be a good part of what a hit costs.
    private static let sampling = 16
    /// The last measurement is this part of an average.
    private static let memory = 4

    /// A run of a partition; `nil` where none ran yet.
    public private(set) var partition: Duration?
    /// A run of the fallback model; `nil` where it did not run yet.
    public private(set) var fallback: Duration?
    /// From the question to the edge's answer; `nil` where it did not answer yet.
    public private(set) var edge: Duration?
    private var partitionRuns = 0
    private var fallbackRuns = 0

    /// Averages to begin with; `nil` where nothing was measured yet.
    ///
    /// - Parameters:
    ///   - partition: a run of a partition.
    ///   - fallback: a run of the fallback model.
    ///   - edge: from the question to the edge's answer.
    public init(partition: Duration? = nil, fallback: Duration? = nil, edge: Duration? = nil) {
        self.partition = partition
        self.fallback = fallback
        self.edge = edge
    }

    /// A run of that model; `nil` where none was measured yet. All partitions share one average.
    public func run(of model: DeviceModel) -> Duration? {
        switch model {
        case .partition: partition
        case .fallback: fallback
        }
    }

    /// - Parameters:
    ///   - begin: when it began.
    ///   - end: when it ended.
    mutating func ran(_ model: DeviceModel, from begin: Duration, to end: Duration) {
        switch model {
        case .partition:
            if partitionRuns & (Self.sampling - 1) == 0 { partition = Self.average(partition, end - begin) }
            partitionRuns &+= 1
        case .fallback:
            if fallbackRuns & (Self.sampling - 1) == 0 { fallback = Self.average(fallback, end - begin) }
            fallbackRuns &+= 1
        }
    }

    mutating func edgeAnswered(after time: Duration) {
        edge = Self.average(edge, time)
    }

    private static func average(_ average: Duration?, _ time: Duration) -> Duration {
        guard let average else { return time }
        return average + (time - average) / memory
    }
}
