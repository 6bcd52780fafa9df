import Testing
import Torch

/// The network of `Scripts/record-trajectories`.
final class SmallNetwork {
    private(set) var parameters: [Parameter] = []
    private var weights: [String: Tensor] = [:]
    private var averages: [String: Tensor] = [:]

    init(_ draw: inout Draw, channelsLast: Bool = false) throws {
        let drawn = [("first", [8, 3, 3, 3]), ("second", [12, 8, 3, 3]), ("head", [10, 12]), ("bias", [10])]
        for (name, shape) in drawn {
            let value = try draw.tensor(shape, scale: 0.5)
            try add(name, channelsLast && shape.count == 4 ? value.contiguous(channelsLast: true) : value)
        }
        for (name, channels) in [("norm1", 8), ("norm2", 12)] {
            try add("\(name).weight", Tensor.full([channels], value: 1))
            try add("\(name).bias", Tensor.zeros([channels]))
            averages["\(name).mean"] = try Tensor.zeros([channels])
            averages["\(name).variance"] = try Tensor.full([channels], value: 1)
        }
    }

    /// With weight decay on what multiplies, and without.
    var groups: [ParameterGroup] {
        let decayed: Set = ["first", "second", "head"]
        return [
            ParameterGroup(parameters.filter { decayed.contains($0.name) }, weightDecay: 0.01),
            ParameterGroup(parameters.filter { !decayed.contains($0.name) }),
        ]
    }

    var weightSum: Double {
        get throws { try parameters.reduce(0) { try $0 + $1.tensor.doubles().reduce(0, +) } }
    }

    var averageSum: Double {
        get throws { try averages.values.reduce(0) { try $0 + $1.doubles().reduce(0, +) } }
    }

    func callAsFunction(_ pictures: Tensor) throws -> Tensor {
        let first = try norm(pictures.conv2d(weight: weight("first"), padding: 1), "norm1").relu().maxPool2d(2)
        let second = try norm(first.conv2d(weight: weight("second"), stride: 2, padding: 1), "norm2").relu()
        return try second.globalAveragePool2d().linear(weight: weight("head"), bias: weight("bias"))
    }

    private func norm(_ x: Tensor, _ name: String) throws -> Tensor {
        try x.batchNorm(
            weight: weights["\(name).weight"], bias: weights["\(name).bias"], runningMean: averages["\(name).mean"],
            runningVariance: averages["\(name).variance"], training: true)
    }

    private func add(_ name: String, _ tensor: Tensor) throws {
        weights[name] = try tensor.setRequiresGradient()
        parameters.append(Parameter(name, tensor))
    }

    private func weight(_ name: String) throws -> Tensor {
        try #require(weights[name])
    }
}
