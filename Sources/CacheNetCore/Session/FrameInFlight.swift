/// A frame that has begun and is not finished.
struct FrameInFlight: Sendable {
    let token: FrameSession.Token
    let context: FrameContext
    /// The gate as it was before this frame, kept only where an earlier frame was in flight then: that one may still be
    /// answered, and its evidence comes first.
    var gateBefore: (any Gate)?
    /// What the gate was told of this frame; kept only where `gateBefore` is.
    var heard: [(model: DeviceModel, answer: ModelAnswer?)] = []
    /// How many models were asked.
    var asked = 0
    /// The model that was asked last, and the last answer there was.
    var running: DeviceModel?
    var model: DeviceModel?
    var prediction: Prediction?
    /// By what the gate weighed that.
    var weighed: Weighed?
    /// When the running model, or the edge, was asked.
    var stepBegan: Duration
    /// What the device's own models took.
    var engine = Duration.zero

    init(token: FrameSession.Token, context: FrameContext, gateBefore: (any Gate)?) {
        self.token = token
        self.context = context
        self.gateBefore = gateBefore
        stepBegan = context.time
    }

    /// Tells a gate what is known of this frame so far.
    func replay(to gate: inout any Gate) {
        _ = gate.begin(context)
        for (model, answer) in heard { _ = gate.modelAnswered(answer, by: model) }
    }
}
