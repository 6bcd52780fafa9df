import Testing
import Torch

/// The gradients of what training uses, against central differences in `float64`.
struct NumericalGradientTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let shapes: [[Int]]
        let compute: @Sendable ([Tensor]) throws -> Tensor
    }

    static let cases = [
        Case(testDescription: "convolution", shapes: [[2, 4, 5, 5], [4, 2, 3, 3], [4]]) {
            try $0[0].conv2d(weight: $0[1], bias: $0[2], stride: 2, padding: 1, groups: 2)
        },
        Case(testDescription: "batch norm in training", shapes: [[3, 2, 2, 2], [2], [2]]) {
            try $0[0].batchNorm(
                weight: $0[1], bias: $0[2], runningMean: nil, runningVariance: nil, training: true)
        },
        Case(testDescription: "batch norm with running values", shapes: [[3, 2, 2, 2], [2], [2]]) {
            let (mean, variance) = (try Tensor([0.1, -0.2] as [Double]), try Tensor([0.5, 2] as [Double]))
            return try $0[0].batchNorm(
                weight: $0[1], bias: $0[2], runningMean: mean, runningVariance: variance, training: false)
        },
        Case(testDescription: "relu and pools", shapes: [[2, 2, 4, 4]]) {
            try $0[0].relu().maxPool2d(2) + $0[0].averagePool2d(2)
        },
        Case(testDescription: "global pools", shapes: [[2, 3, 3, 3]]) {
            try $0[0].globalAveragePool2d() * $0[0].globalMaxPool2d()
                + $0[0].adaptiveAveragePool2d(height: 1, width: 1)
                .flattened(from: 1)
        },
        Case(testDescription: "linear and matmul", shapes: [[3, 4], [2, 4], [2]]) {
            try $0[0].linear(weight: $0[1], bias: $0[2]) - $0[0].matmul($0[1].transposed())
                / 3
        },
        Case(testDescription: "cross entropy with smoothing", shapes: [[4, 3]]) {
            try $0[0].crossEntropy(Tensor([0, 2, 1, 2] as [Int64]), labelSmoothing: 0.1)
        },
        Case(testDescription: "entropy of a softmax", shapes: [[4, 3]]) {
            try -($0[0].softmax() * $0[0].logSoftmax()).sum([-1])
        },
        Case(testDescription: "arithmetic", shapes: [[2, 3], [3]]) {
            let positive = try ($0[0] * $0[1]).exp() + 1
            return try (1 - positive.log().sqrt() / 2).pow(2) * (2 / positive) + (-$0[0]).sigmoid().clamped(to: 0.6)
        },
        Case(testDescription: "shapes", shapes: [[2, 3, 4], [2, 3, 4]]) {
            let both = try Tensor.concatenated([$0[0].permuted([2, 0, 1]), $0[1].permuted([2, 0, 1])])
            let some = try both.selected(0, indices: Tensor([1, 6, 1] as [Int64])).flipped([2]).narrowed(1, 1..<2)
            return try Tensor.stacked([some, some * 2]).reshaped([6, -1]).max([1])
        },
    ]

    @Test(arguments: cases)
    func agreesWithDifferences(_ example: Case) throws {
        var draw = Draw(seed: 3)
        let values = example.shapes.map { draw.doubles($0.reduce(1, *), scale: 2) }
        func tensors(_ values: [[Double]]) throws -> [Tensor] {
            try zip(values, example.shapes).map { try Tensor($0, shape: $1) }
        }
        let probe = try example.compute(tensors(values))
        let weights = try Tensor(draw.doubles(probe.elementCount), shape: probe.shape)
        func loss(_ inputs: [Tensor]) throws -> Tensor { try (example.compute(inputs) * weights).sum() }

        let inputs = try tensors(values).map { try $0.setRequiresGradient() }
        try loss(inputs).backward()
        let step = 1e-6
        for (input, tensor) in inputs.enumerated() {
            let gradient = try #require(try tensor.gradient).doubles()
            for index in gradient.indices {
                var (up, down) = (values, values)
                up[input][index] += step
                down[input][index] -= step
                let difference = try (loss(tensors(up)).item() - loss(tensors(down)).item()) / (2 * step)
                #expect(abs(gradient[index] - difference) < 1e-7, "input \(input), element \(index)")
            }
        }
    }
}
