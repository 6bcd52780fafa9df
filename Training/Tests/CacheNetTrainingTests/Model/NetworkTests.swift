import CacheNetCore
import CacheNetData
import CacheNetNetworks
import CacheNetONNX
import Testing
import Torch

@testable import CacheNetTraining

/// What libtorch computes in training is what ONNX Runtime computes of the exported model.
struct NetworkTests {
    /// As after a training: every norm shifts and scales, and has seen other statistics than it started with.
    private func network(_ description: NetworkDescription) throws -> Network {
        var generator = SeededGenerator(seed: 5)
        var tensors: [String: Torch.Tensor] = [:]
        for parameter in description.parameters {
            let values = (0..<parameter.elementCount).map { _ -> Float in
                let value = Float(2 * generator.drawUnit() - 1)
                switch parameter.kind {
                case .convolutionWeight, .linearWeight: return value * (6 / Float(parameter.fanIn)).squareRoot()
                case .bias, .normShift, .runningMean: return value / 2
                case .normScale, .runningVariance: return 1 + value / 2
                }
            }
            tensors[parameter.path] = try Torch.Tensor(values, shape: parameter.shape)
        }
        return try Network(description, tensors: tensors, device: .cpu)
    }

    @Test(arguments: [
        ("resnet9:8", [3, 32, 32]), ("resnet9:8", [1, 64, 64]), ("resnet9:8", [3, 96, 96]),
        ("resnet:8x1", [3, 32, 32]), ("resnet:8x1", [1, 64, 64]), ("resnet:8x1", [3, 96, 96]),
        ("resnet:8x2", [3, 32, 32]), ("resnet:8x2", [1, 64, 64]),
        ("separable:8x1", [1, 64, 64]), ("separable:8x1", [3, 96, 96]),
    ])
    func theExportedModelGivesTheSameAnswers(specification: String, shape: [Int]) throws {
        try TorchRuntime.setThreadCount(1)
        let plain = try NetworkSpecification(specification)
            .network(
                inputShape: shape, mean: [Float](repeating: 118, count: shape[0]),
                deviation: [Float](repeating: 61, count: shape[0]), labels: 5)
        let code = Head.linear("code", features: plain.featureCount, outputs: 3, isProbabilities: true)
        let description = try plain.with(heads: plain.heads + [code])
        let network = try network(description)
        let session = try ONNXEngine().load(ModelBytes(ONNXExporter.export(description, weights: network.weights())))

        var generator = SeededGenerator(seed: 9)
        let pixels = (0..<4 * shape.reduce(1, *)).map { _ in UInt8(generator.draw(below: 256)) }
        let answers = try session.run(
            CacheNetCore.Tensor(elementType: .uint8, shape: [4] + shape, bytes: pixels))
        #expect(session.signature.outputs.map(\.name) == ["logits", "code"])
        let (logits, codes) = try noGradient {
            let features = try network.features(Torch.Tensor(pixels, shape: [4] + shape))
            return (try network.output(0, of: features), try network.output(1, of: features).softmax(1))
        }
        #expect(try worstDifference(answers[0].floats(), logits.floats()) < 1e-4)
        #expect(try worstDifference(answers[1].floats(), codes.floats()) < 1e-4)
        let first = try logits.floats()
        #expect(try #require(first.max()) - #require(first.min()) > 0.1, "constant answers would prove little")
    }

    @Test func anUntrainedNetworkKeepsTheScaleOfItsInput() throws {
        try TorchRuntime.setThreadCount(1)
        let pictures = try PictureSet(ListedPictures.squares(32))
        let (mean, deviation) = pictures.channelStatistics()
        let description = try NetworkSpecification("resnet9:8")
            .network(inputShape: pictures.shape, mean: mean, deviation: deviation, labels: 4)
        let batch = try PictureBatcher(pictures, augmentation: .none, seed: 0, device: .cpu).batch(
            Array(0..<32), epoch: 0)
        for seed in 1...3 {
            let network = try Network(untrained: description, seed: UInt64(seed), device: .cpu)
            let logits = try noGradient { try network.logits(batch, isTraining: true).floats() }
            let largest = try #require(logits.map(abs).max())
            #expect((0.05...20).contains(largest))
        }
    }

    @Test func weightsThatAreNoNumbersAreSeen() throws {
        let description = try NetworkSpecification("resnet:4x1")
            .network(inputShape: [1, 32, 32], mean: [0], deviation: [1], labels: 2)
        let network = try Network(untrained: description, seed: 1, device: .cpu)
        #expect(try network.isFinite)
        let bias = try #require(network.tensors["heads.logits.0.bias"])
        try bias.copy(from: Torch.Tensor([0, .infinity] as [Float]))
        #expect(try !network.isFinite)
    }

    private func worstDifference(_ one: [Float], _ other: [Float]) throws -> Float {
        #expect(one.count == other.count)
        return try #require(zip(one, other).map { abs($0 - $1) }.max())
    }
}
