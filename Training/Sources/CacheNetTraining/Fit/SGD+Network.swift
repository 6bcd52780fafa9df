internal import CacheNetNetworks
internal import Torch

extension SGD {
    /// For a network that learns by a recipe: weights decay, biases and batch norms do not.
    convenience init(_ network: Network, _ recipe: Recipe) throws(TorchError) {
        var weights: [Parameter] = []
        var others: [Parameter] = []
        for (description, tensor) in network.trained {
            switch description.kind {
            case .convolutionWeight, .linearWeight: weights.append(Parameter(description.path, tensor))
            default: others.append(Parameter(description.path, tensor))
            }
        }
        try self.init(
            [ParameterGroup(weights, weightDecay: recipe.weightDecay), ParameterGroup(others)],
            learningRate: recipe.schedule.peak, momentum: recipe.momentum, nesterov: recipe.momentum > 0)
    }
}
