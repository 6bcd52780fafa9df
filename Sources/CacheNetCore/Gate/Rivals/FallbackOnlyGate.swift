/// The fallback model answers every frame, as soon as the device has it.
public struct FallbackOnlyGate: Gate, Equatable {
    /// Yes: no other model is asked.
    public let usesFallback = true
    /// No: all frames are answered alike.
    public let hasMemory = false

    /// A gate without settings or memory.
    public init() {}

    /// Asks the fallback model; the edge before that has come.
    public func begin(_ frame: FrameContext) -> GateDecision {
        frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    /// The model's answer is the frame's, however unsure it is. Where the model failed, or answered what is no number, the
    /// edge is asked.
    public func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer, answer.prediction.entropy.isFinite else { return .askEdge }
        return .answer(GateAnswer(answer.prediction))
    }
}
