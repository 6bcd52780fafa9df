/// The edge answers every frame; the device needs no model.
public struct EdgeOnlyGate: Gate, Equatable {
    public let usesFallback = false

    public init() {}

    public func begin(_ frame: FrameContext) -> GateDecision { .askEdge }

    public func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}
