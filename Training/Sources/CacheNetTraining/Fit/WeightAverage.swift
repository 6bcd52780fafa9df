internal import Torch

/// The exponential running average of a network's weights and statistics (Polyak and Juditsky, "Acceleration of
/// Stochastic Approximation by Averaging", 1992).
struct WeightAverage {
    let tensors: [String: Tensor]

    init(of network: Network) throws(TorchError) {
        var tensors: [String: Tensor] = [:]
        for (path, tensor) in network.tensors { tensors[path] = try tensor.detached().copied() }
        self.tensors = tensors
    }

    /// - Parameters:
    ///   - decay: how much a step keeps once the average is old enough to matter; early steps keep less.
    ///   - step: from 0, over all epochs.
    func update(with network: Network, decay: Double, step: Int) throws(TorchError) {
        let keep = min(decay, Double(step + 1) / Double(step + 10))
        for (path, tensor) in network.tensors {
            try tensors[path]?.interpolate(to: tensor.detached(), weight: 1 - keep)
        }
    }

    func network(like network: Network) throws(TorchError) -> Network {
        try Network(network.description, tensors: tensors, device: network.device)
    }
}
