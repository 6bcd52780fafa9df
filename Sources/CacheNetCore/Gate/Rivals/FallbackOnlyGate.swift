/// The fallback model answers every frame, as soon as the device has it.
public struct FallbackOnlyGate: Gate, Equatable {
    public let usesFallback = true

    public init() {}

    public func begin(_ frame: FrameContext) -> GateDecision {
        frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    public func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        answer.map { .answer(GateAnswer($0.prediction)) } ?? .askEdge
    }
}
