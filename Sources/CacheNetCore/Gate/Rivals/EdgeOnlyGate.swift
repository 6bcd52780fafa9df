/// The edge answers every frame; the device needs no model.
public struct EdgeOnlyGate: Gate, Equatable {
    /// No: no model is asked.
    public let usesFallback = false
    /// No: all frames go the same way.
    public let hasMemory = false

    /// A gate without settings or memory.
    public init() {}

    /// Asks the edge.
    public func begin(_ frame: FrameContext) -> GateDecision { .askEdge }

    /// Asks the edge, although no model should have been asked.
    public func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}
