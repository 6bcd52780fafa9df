/// The least and the largest of each of a network's values between layers, on some frames: what eight bits have to span.
public struct ActivationRanges: Sendable, Hashable {
    private var ranges: [String: ClosedRange<Float>] = [:]

    /// Nothing was seen yet.
    public init() {}

    /// - Parameters:
    ///   - place: as ``ONNXExporter/probe(_:weights:)`` names it.
    ///   - values: finite ones count.
    public mutating func see(_ values: [Float], at place: String) {
        var (least, most) = (ranges[place]?.lowerBound ?? 0, ranges[place]?.upperBound ?? 0)
        for value in values where value.isFinite {
            least = min(least, value)
            most = max(most, value)
        }
        ranges[place] = least...most
    }

    /// It includes 0; `nil` where nothing was seen.
    func range(at place: String) -> ClosedRange<Float>? { ranges[place] }
}
