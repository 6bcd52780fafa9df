internal import CTorch

/// Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019), as PyTorch
/// defines it (`torch.optim.AdamW`).
public final class AdamW: Optimizer {
    public let groups: [ParameterGroup]
    public let beta1: Double
    public let beta2: Double
    public let epsilon: Double
    public var learningRate: Double
    private var memory = OptimizerState()

    /// - Parameters:
    ///   - beta1: what the running mean of gradients keeps in a step, 0 up to 1, exclusive
    ///   - beta2: what the running mean of squared gradients keeps in a step, 0 up to 1, exclusive
    ///   - epsilon: added to the root of the squares' mean, at least 0
    public init(
        _ groups: [ParameterGroup], learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-8
    ) throws(TorchError) {
        guard (0..<1).contains(beta1), (0..<1).contains(beta2), epsilon >= 0 else {
            throw TorchError(
                .invalidArgument,
                "expected betas of 0 up to 1 and an epsilon of at least 0, got \(beta1), \(beta2) and \(epsilon)")
        }
        try ParameterGroup.check(groups)
        self.groups = groups
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        try memory.addSlot("firstMoment", like: parameters)
        try memory.addSlot("secondMoment", like: parameters)
        try memory.addCounters("steps", for: parameters)
    }

    public func step() throws(TorchError) {
        for group in groups {
            let (parameters, gradients) = try group.withGradients()
            let firstMoments = memory.slot("firstMoment", of: parameters)
            let secondMoments = memory.slot("secondMoment", of: parameters)
            let steps = memory.slot("steps", of: parameters)
            try TorchError.check(of: (parameters, gradients, firstMoments, secondMoments, steps)) {
                ct_step_adamw(
                    parameters.map(\.tensor.handle), gradients.map(\.handle), firstMoments.map(\.handle),
                    secondMoments.map(\.handle), steps.map(\.handle), parameters.count, learningRate, beta1, beta2,
                    group.weightDecay, epsilon)
            }
        }
    }

    public func state() throws(TorchError) -> [String: Tensor] {
        try memory.copies()
    }

    public func restore(_ state: [String: Tensor]) throws(TorchError) {
        try memory.restore(state)
    }
}
