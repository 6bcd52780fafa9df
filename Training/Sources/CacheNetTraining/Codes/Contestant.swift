internal import Torch

/// A network in a ``Competition``.
struct Contestant {
    let network: Network
    /// What the competition gives.
    let average: WeightAverage
    private let recipe: Recipe
    private let optimizer: SGD

    init(_ network: Network, _ recipe: Recipe) throws(TorchError) {
        try network.enableGradients()
        self.network = network
        self.recipe = recipe
        optimizer = try SGD(network, recipe)
        average = try WeightAverage(of: network)
    }

    /// Takes one step on pictures that it has won.
    ///
    /// - Parameter step: from 0, over all epochs.
    func learn(
        _ objective: any Objective, _ batch: PictureBatch, rate: Double, step: Int
    ) throws(TorchError) -> StepLoss {
        let outcome = try autocast(to: recipe.precision, on: network.device) { () throws(TorchError) in
            try objective.loss(of: network, batch)
        }
        optimizer.learningRate = rate
        optimizer.zeroGradients()
        try outcome.loss.backward()
        try optimizer.step()
        try average.update(with: network, decay: recipe.averageDecay, step: step)
        return outcome
    }
}
