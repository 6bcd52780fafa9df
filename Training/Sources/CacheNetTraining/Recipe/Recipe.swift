public import enum Torch.Precision

/// How long and how hard a network learns: stochastic gradient descent with Nesterov's momentum on a one-cycle
/// schedule.
public struct Recipe: Sendable, Hashable, Codable {
    /// At least 1.
    public var epochs: Int
    /// Pictures in a step, at least 1.
    public var batchSize: Int
    public var schedule: OneCycle
    public var momentum: Double
    /// Of weights; biases and batch norms have none.
    public var weightDecay: Double
    /// The share of a label's probability that all labels split (Szegedy et al., 2016), 0 up to 1.
    public var labelSmoothing: Double
    public var augmentation: Augmentation
    /// How much of the running average of the weights a step keeps; the average is what the training gives.
    public var averageDecay: Double
    public var precision: Precision

    public init(
        epochs: Int, batchSize: Int = 128, schedule: OneCycle = OneCycle(peak: 0.2), momentum: Double = 0.9,
        weightDecay: Double = 5e-4, labelSmoothing: Double = 0, augmentation: Augmentation = .none,
        averageDecay: Double = 0.995, precision: Precision = .bfloat16
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.schedule = schedule
        self.momentum = momentum
        self.weightDecay = weightDecay
        self.labelSmoothing = labelSmoothing
        self.augmentation = augmentation
        self.averageDecay = averageDecay
        self.precision = precision
    }
}
