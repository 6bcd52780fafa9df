/// What a gate is told when a frame comes.
public struct FrameContext: Sendable {
    /// The frame as the sensor gave it, `[1, ...]`; `nil` in simulations of recorded answers, where nobody has it.
    public let pixels: Tensor?
    /// Since any fixed instant.
    public let time: Duration
    /// The partition that is active; `nil` before the first one came.
    public let active: PartitionID?
    /// What may be asked.
    public let resident: ResidentModels
    /// What each step takes on this device and this link, for gates that weigh time.
    public let costs: StepCosts

    /// - Parameters:
    ///   - pixels: the frame, `[1, ...]`; `nil` where nobody has it.
    ///   - time: since any fixed instant, the same one for all frames.
    ///   - active: the active partition; `nil` for none.
    ///   - resident: the models that may be asked.
    ///   - costs: what was measured so far.
    public init(
        pixels: Tensor? = nil, time: Duration = .zero, active: PartitionID?, resident: ResidentModels,
        costs: StepCosts = StepCosts()
    ) {
        self.pixels = pixels
        self.time = time
        self.active = active
        self.resident = resident
        self.costs = costs
    }
}
