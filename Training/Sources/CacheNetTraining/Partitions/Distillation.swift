/// How a partition's lessons are weighed.
public struct Distillation: Sendable, Hashable, Codable {
    /// What both sides' logits are divided by, above 0.
    public var temperature: Double
    /// The teacher's share against the true label's, 0 to 1.
    public var teacherShare: Double
    /// Foreign records shown for each own one, at least 0.
    public var foreignPerOwn: Double
    /// How much of a foreign record's lesson is to be unsure, 0 to 1; the rest is what an own one's would be.
    public var unsureness: Double

    public init(
        temperature: Double = 2, teacherShare: Double = 0.7, foreignPerOwn: Double = 1, unsureness: Double = 1
    ) {
        self.temperature = temperature
        self.teacherShare = teacherShare
        self.foreignPerOwn = foreignPerOwn
        self.unsureness = unsureness
    }
}
