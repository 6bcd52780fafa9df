/// How a partition's lessons are weighed.
public struct Distillation: Sendable, Hashable, Codable {
    /// What both sides' logits are divided by, above 0.
    public var temperature: Double
    /// The teacher's share against the true label's, 0 to 1.
    public var teacherShare: Double
    /// Foreign records shown for each own one, at least 0.
    public var foreignPerOwn: Double

    public init(temperature: Double = 2, teacherShare: Double = 0.7, foreignPerOwn: Double = 1) {
        self.temperature = temperature
        self.teacherShare = teacherShare
        self.foreignPerOwn = foreignPerOwn
    }
}
