/// What each step of a frame takes on this device and this link: averages that follow what was measured last.
public struct StepCosts: Sendable, Equatable {
    /// The share of the last measurement in an average.
    private static let weight = 1.0 / 16

    /// A run of a partition; `nil` where none ran yet.
    public private(set) var partition: Duration?
    /// A run of the fallback model; `nil` where it did not run yet.
    public private(set) var fallback: Duration?
    /// From the question to the edge's answer; `nil` where it did not answer yet.
    public private(set) var edge: Duration?

    public init(partition: Duration? = nil, fallback: Duration? = nil, edge: Duration? = nil) {
        self.partition = partition
        self.fallback = fallback
        self.edge = edge
    }

    public func run(of model: DeviceModel) -> Duration? {
        switch model {
        case .partition: partition
        case .fallback: fallback
        }
    }

    mutating func ran(_ model: DeviceModel, for time: Duration) {
        switch model {
        case .partition: partition = Self.average(partition, time)
        case .fallback: fallback = Self.average(fallback, time)
        }
    }

    mutating func edgeAnswered(after time: Duration) {
        edge = Self.average(edge, time)
    }

    private static func average(_ average: Duration?, _ time: Duration) -> Duration {
        guard let average else { return time }
        return average + (time - average) * weight
    }
}
