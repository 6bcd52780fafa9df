internal import Torch

/// The exponential running average of a network's weights and statistics (Polyak and Juditsky, "Acceleration of
/// Stochastic Approximation by Averaging", 1992).
struct WeightAverage {
    /// The network that the averages make.
    let network: Network

    /// Begins with the network as it is.
    init(of network: Network) throws(TorchError) {
        self.network = try network.copied()
    }

    /// - Parameters:
    ///   - learning: the network whose steps are averaged.
    ///   - decay: how much a step keeps once the average is old enough to matter; early steps keep less.
    ///   - step: from 0, over all epochs.
    func update(with learning: Network, decay: Double, step: Int) throws(TorchError) {
        let keep = min(decay, Double(step + 1) / Double(step + 10))
        for (path, tensor) in learning.tensors {
            try network.tensors[path]?.interpolate(to: tensor.detached(), weight: 1 - keep)
        }
    }
}
