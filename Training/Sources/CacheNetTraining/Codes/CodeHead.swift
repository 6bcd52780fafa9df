internal import Torch

/// A linear layer from the full model's features to codes, so that the server needs no second network for its hint.
struct CodeHead: Equatable, Codable {
    /// `[partitions, features]`, row after row.
    let weight: [Float]
    let bias: [Float]

    private static let steps = 300

    /// Fits it by cross-entropy on all records at once (AdamW, a rate that falls to nothing).
    ///
    /// - Parameter codes: one for each row of `features`.
    static func fit(_ features: FeatureMatrix, codes: [Int], partitions: Int, device: Device) throws(TorchError)
        -> CodeHead
    {
        let inputs = try Tensor(features.values, shape: [features.rows, features.columns], device: device)
        let targets = try Tensor(codes.map(Int64.init), shape: [codes.count], device: device)
        let weight = try Tensor.zeros([partitions, features.columns], device: device).setRequiresGradient()
        let bias = try Tensor.zeros([partitions], device: device).setRequiresGradient()
        let optimizer = try AdamW(
            [
                ParameterGroup([Parameter("weight", weight)], weightDecay: 0.01),
                ParameterGroup([Parameter("bias", bias)]),
            ],
            learningRate: 0)
        for step in 0..<steps {
            optimizer.learningRate = 0.02 * (1 - Double(step) / Double(steps))
            optimizer.zeroGradients()
            try inputs.linear(weight: weight, bias: bias).crossEntropy(targets).backward()
            try optimizer.step()
        }
        return CodeHead(weight: try weight.detached().floats(), bias: try bias.detached().floats())
    }

    /// A score for each code, the higher the more probable.
    ///
    /// - Parameter features: a row of them.
    func scores(of features: ArraySlice<Float>) -> [Float] {
        bias.indices.map { code in
            zip(features, weight[code * features.count..<(code + 1) * features.count]).reduce(bias[code]) {
                $0 + $1.0 * $1.1
            }
        }
    }

    /// The most probable code of each row.
    func codes(of features: FeatureMatrix) -> [Int] {
        (0..<features.rows).map { row in
            let scores = scores(of: features.row(row))
            return scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0
        }
    }

    /// The same with its codes' loads balanced on these features.
    func balanced(on features: FeatureMatrix, tolerance: Double) -> CodeHead {
        let costs = (0..<features.rows).flatMap { scores(of: features.row($0)).map { -$0 } }
        let balance = LoadBalance(fitting: FeatureMatrix(costs, columns: bias.count), tolerance: tolerance)
        return CodeHead(weight: weight, bias: zip(bias, balance.biases).map { $0 - Float($1) })
    }
}
