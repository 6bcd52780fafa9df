/// A hit that the edge was asked about as well.
public struct Audit: Sendable, Equatable {
    /// What the device answered; `nil` where it said that the frame shows none of the labels.
    public let label: Int?
    /// What the edge says of the same frame.
    public let edge: EdgeAnswer

    /// - Parameters:
    ///   - label: what the device answered; `nil` where it said that the frame shows none of the labels.
    ///   - edge: what the edge says of the same frame.
    public init(label: Int?, edge: EdgeAnswer) {
        self.label = label
        self.edge = edge
    }

    /// Whether the edge's most probable label is the device's answer.
    public var agrees: Bool { label == edge.prediction.label }
}
