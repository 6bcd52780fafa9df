internal import CacheNetData
internal import CacheNetNetworks
internal import Torch

internal import struct CacheNetCore.SeededGenerator

extension Network {
    /// A network that has learned nothing: weights drawn as He et al. give them for rectifiers ("Delving Deep into
    /// Rectifiers", 2015), biases 0, batch norms that change nothing.
    convenience init(untrained description: NetworkDescription, seed: UInt64, device: Device) throws(TorchError) {
        var tensors: [String: Tensor] = [:]
        for (index, parameter) in description.parameters.enumerated() {
            var generator = SeededGenerator(seed: seed, path: [index])
            let count = parameter.shape.reduce(1, *)
            let values: [Float] =
                switch parameter.kind {
                case .convolutionWeight, .linearWeight:
                    Self.normal(
                        count, deviation: (Self.gain(parameter.kind) / Double(parameter.fanIn)).squareRoot(), &generator
                    )
                case .normScale, .runningVariance: [Float](repeating: 1, count: count)
                case .bias, .normShift, .runningMean: [Float](repeating: 0, count: count)
                }
            tensors[parameter.path] = try Tensor(values, shape: parameter.shape, device: device)
        }
        try self.init(description, tensors: tensors, device: device)
    }

    /// A rectifier halves the variance of what a convolution gives; after the last linear layer there is none.
    private static func gain(_ kind: ParameterDescription.Kind) -> Double { kind == .linearWeight ? 1 : 2 }

    private static func normal(_ count: Int, deviation: Double, _ generator: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float(deviation * generator.drawNormal()) }
    }
}
