import Testing
import Torch

/// Training from the same weights on the same pictures goes as PyTorch's, step by step.
struct TrajectoryTests {
    static let tolerance = 1e-5

    @Test(arguments: [false, true])
    func sgdGoesAsPyTorch(channelsLast: Bool) throws {
        try check(Trajectories.recorded().sgd, rate: 0.2, channelsLast) {
            try SGD($0, learningRate: 0.2, momentum: 0.9, nesterov: true)
        }
    }

    @Test(arguments: [false, true])
    func adamWGoesAsPyTorch(channelsLast: Bool) throws {
        try check(Trajectories.recorded().adamw, rate: 0.02, channelsLast) { try AdamW($0, learningRate: 0.02) }
    }

    private func check(
        _ recorded: Trajectories.Trajectory, rate: Double, _ channelsLast: Bool,
        _ makeOptimizer: ([ParameterGroup]) throws -> any Optimizer
    ) throws {
        var draw = Draw(seed: 7)
        let network = try SmallNetwork(&draw, channelsLast: channelsLast)
        let optimizer = try makeOptimizer(network.groups)
        for (step, expected) in recorded.losses.enumerated() {
            let pictures = try draw.tensor([16, 3, 8, 8], scale: 2).contiguous(channelsLast: channelsLast)
            let labels = try Tensor((0..<16).map { Int64($0 * (step + 3) % 10) })
            let loss = try network(pictures).crossEntropy(labels, labelSmoothing: 0.1)
            optimizer.zeroGradients()
            try loss.backward()
            optimizer.learningRate = rate * Double(step + 1) / Double(recorded.losses.count)
            try optimizer.step()
            #expect(abs(try loss.item() - expected) < Self.tolerance, "step \(step)")
        }
        #expect(recorded.losses.count == 12)
        #expect(abs(try network.weightSum - recorded.weightSum) < 1e-3)
        #expect(abs(try network.averageSum - recorded.averageSum) < 1e-3)
    }
}
