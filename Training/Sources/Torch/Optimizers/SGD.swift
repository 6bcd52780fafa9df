internal import CTorch

/// Stochastic gradient descent with momentum, as PyTorch defines it (`torch.optim.SGD`): with decay d, momentum m and
/// rate r, g += d p; v = m v + g; p -= r v, or r (g + m v) with Nesterov's momentum.
public final class SGD: Optimizer {
    public let groups: [ParameterGroup]
    public let momentum: Double
    public let nesterov: Bool
    public var learningRate: Double
    private var memory = OptimizerState()

    /// - Parameters:
    ///   - momentum: 0 up to 1, exclusive
    ///   - nesterov: needs momentum
    public init(
        _ groups: [ParameterGroup], learningRate: Double, momentum: Double = 0, nesterov: Bool = false
    ) throws(TorchError) {
        guard (0..<1).contains(momentum), !nesterov || momentum > 0 else {
            throw TorchError(
                .invalidArgument,
                "expected a momentum of 0 up to 1, above 0 for Nesterov's, got \(momentum)")
        }
        try ParameterGroup.check(groups)
        self.groups = groups
        self.learningRate = learningRate
        self.momentum = momentum
        self.nesterov = nesterov
        if momentum > 0 { try memory.addSlot("momentum", like: parameters) }
    }

    public func step() throws(TorchError) {
        for group in groups {
            let (parameters, gradients) = try group.withGradients()
            let momenta = memory.slot("momentum", of: parameters)
            try TorchError.check(of: (parameters, gradients, momenta)) {
                ct_step_sgd(
                    parameters.map(\.tensor.handle), gradients.map(\.handle), momenta.map(\.handle), parameters.count,
                    learningRate, momentum, group.weightDecay, nesterov)
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
