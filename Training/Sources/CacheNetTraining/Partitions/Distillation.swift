/// How a partition's lessons are weighed.
public struct Distillation: Sendable, Hashable, Codable {
    /// What ``temperature`` may be.
    public static let temperatures = 0.01...1000.0

    /// What both sides' logits are divided by, one of ``temperatures``.
    public var temperature: Double
    /// The teacher's share against the true label's, 0 to 1.
    public var teacherShare: Double
    /// Foreign records shown for each own one, at least 0.
    public var foreignPerOwn: Double
    /// Changed views of each picture that the full model answers at most, at least 1: an epoch shows one, and after the
    /// last the first one comes again. Where their answers would fill the memory, there are fewer.
    public var views: Int

    public init(temperature: Double = 2, teacherShare: Double = 0.7, foreignPerOwn: Double = 1, views: Int = 12) {
        self.temperature = temperature
        self.teacherShare = teacherShare
        self.foreignPerOwn = foreignPerOwn
        self.views = views
    }
}
