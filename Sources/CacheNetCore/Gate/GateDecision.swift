/// What a gate wants done with the frame at hand.
public enum GateDecision: Sendable, Equatable {
    /// Run a resident model, once for each frame, and tell what it says.
    case ask(DeviceModel)
    /// The device answers: a hit.
    case answer(GateAnswer)
    /// The edge answers: a miss.
    case askEdge
}
