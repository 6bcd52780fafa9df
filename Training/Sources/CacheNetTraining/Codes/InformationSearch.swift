internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// Searches for the linear head whose code says most about a picture.
///
/// It maximises the entropy of the code over all pictures less the cross-entropy that is left between a picture's code
/// and that of a changed view of it: a lower bound on the mutual information of the code and the view (Barber and
/// Agakov, "The IM Algorithm", 2003), and that of the code and the picture where the view is the picture itself
/// (Krause, Perona and Gomes, "Discriminative Clustering by Regularized Information Maximization", 2010). So it looks
/// for codes that are equally frequent, sure, and the same for a picture and its views.
struct InformationSearch {
    private let partitions: Int
    /// Features less `centre` and over `scale`.
    private let pictures: Tensor
    private let views: [Tensor]
    private let centre: [Float]
    private let scale: Double
    private let device: Device

    private static let steps = 200
    private static let peakRate = 0.1

    /// - Parameters:
    ///   - features: a row for each picture.
    ///   - views: the same pictures' when they are changed; without any a picture is its own view.
    init(
        _ features: FeatureMatrix, views: [FeatureMatrix], partitions: Int, device: Device
    ) throws(TorchError) {
        let plain = try Self.tensor(features, device)
        let mean = try plain.mean([0])
        let centred = try plain - mean
        let variance = try (centred * centred).mean().item()
        // Rows whose numbers add up to about 1: a step then moves scores by about the rate, however many columns there
        // are.
        let scale = (variance > 0 ? variance.squareRoot() : 1) * Double(features.columns)
        pictures = try centred / scale
        var changed: [Tensor] = []
        for view in views { changed.append(try (Self.tensor(view, device) - mean) / scale) }
        self.views = changed.isEmpty ? [pictures] : changed
        centre = try mean.floats()
        self.scale = scale
        self.partitions = partitions
        self.device = device
    }

    /// Climbs from random weights (AdamW on all pictures at once, a rate that falls to nothing).
    ///
    /// - Returns: a head for features as they are, and what its code says of a view: nats, at most `ln(partitions)`.
    func head(seed: UInt64) throws(TorchError) -> (head: CodeHead, information: Double) {
        var generator = SeededGenerator(seed: seed)
        let deviation = Double(centre.count).squareRoot() / 2
        let start = (0..<partitions * centre.count).map { _ in Float(deviation * generator.drawNormal()) }
        let weight = try Tensor(start, shape: [partitions, centre.count], device: device).setRequiresGradient()
        let bias = try Tensor.zeros([partitions], device: device).setRequiresGradient()
        let optimizer = try AdamW(
            [
                ParameterGroup([Parameter("weight", weight)], weightDecay: 0.01),
                ParameterGroup([Parameter("bias", bias)]),
            ],
            learningRate: 0)
        for step in 0..<Self.steps {
            optimizer.learningRate = Self.peakRate * (1 - Double(step) / Double(Self.steps))
            optimizer.zeroGradients()
            try (information(weight, bias) * -1).backward()
            try optimizer.step()
        }
        let reached = try noGradient { () throws(TorchError) in try information(weight, bias).item() }
        return (head(try weight.detached().floats(), try bias.detached().floats()), reached)
    }

    private func information(_ weight: Tensor, _ bias: Tensor) throws(TorchError) -> Tensor {
        let probabilities = try pictures.linear(weight: weight, bias: bias).softmax(1)
        let loads = try probabilities.mean([0])
        var information = try (loads * loads.clamped(from: 1e-12).log()).sum() * -1
        for view in views {
            let left = try (probabilities * view.linear(weight: weight, bias: bias).logSoftmax(1)).sum([1]).mean()
            information = try information + left / Double(views.count)
        }
        return information
    }

    /// The head that takes features before they are centred and scaled.
    private func head(_ weight: [Float], _ bias: [Float]) -> CodeHead {
        let weight = weight.map { Float(Double($0) / scale) }
        let shifts = bias.indices.map { code in
            zip(weight[code * centre.count..<(code + 1) * centre.count], centre).reduce(Float(0)) { $0 + $1.0 * $1.1 }
        }
        return CodeHead(weight: weight, bias: zip(bias, shifts).map { $0 - $1 })
    }

    private static func tensor(_ matrix: FeatureMatrix, _ device: Device) throws(TorchError) -> Tensor {
        try Tensor(matrix.values, shape: [matrix.rows, matrix.columns], device: device)
    }
}
