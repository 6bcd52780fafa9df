internal import CacheNetData
internal import CacheNetNetworks
internal import Torch

/// A network's parameters in libtorch, and how they turn pictures into answers.
final class Network {
    let description: NetworkDescription
    let device: Device
    /// Every parameter and running statistic under its path.
    let tensors: [String: Tensor]
    private let mean: Tensor
    private let deviation: Tensor

    /// - Parameter tensors: one for each of the description's parameters, of its shape.
    /// - Throws: ``TorchError`` with code `invalidArgument` that names the first one that does not fit.
    init(_ description: NetworkDescription, tensors: [String: Tensor], device: Device) throws(TorchError) {
        for parameter in description.parameters where tensors[parameter.path]?.shape != parameter.shape {
            throw TorchError(
                .invalidArgument,
                "expected a tensor \(parameter.path) of shape \(parameter.shape), got "
                    + (tensors[parameter.path].map { "\($0.shape)" } ?? "none"))
        }
        self.description = description
        self.device = device
        // Pictures lie with their channels last; kernels that lie the same way need no reordering at each step.
        var arranged = tensors
        for (path, tensor) in tensors where tensor.rank == 4 {
            arranged[path] = try tensor.contiguous(channelsLast: true)
        }
        self.tensors = arranged
        let channels = [1, description.inputShape[0], 1, 1]
        mean = try Tensor(description.mean, shape: channels, device: device)
        deviation = try Tensor(description.deviation, shape: channels, device: device)
    }

    /// A network that learns on its own from here.
    func copied() throws(TorchError) -> Network {
        var copies: [String: Tensor] = [:]
        for (path, tensor) in tensors { copies[path] = try tensor.detached().copied() }
        return try Network(description, tensors: copies, device: device)
    }

    /// From now on operations on the trained parameters are recorded, for gradients.
    func enableGradients() throws(TorchError) {
        for (_, tensor) in trained { try tensor.setRequiresGradient() }
    }

    /// The parameters that gradients change, in the description's order.
    var trained: [(parameter: ParameterDescription, tensor: Tensor)] {
        description.parameters.filter(\.isTrained).compactMap { parameter in
            tensors[parameter.path].map { (parameter, $0) }
        }
    }

    /// Whether every parameter and running statistic is a finite number.
    var isFinite: Bool {
        get throws(TorchError) {
            for tensor in tensors.values {
                guard try tensor.detached().isFinite() else { return false }
            }
            return true
        }
    }

    /// - Parameter pictures: `uint8`, `[batch, channels, height, width]`.
    /// - Returns: `float32` or, within mixed precision, `bfloat16`, `[batch, features]`.
    func features(_ pictures: Tensor, isTraining: Bool = false) throws(TorchError) -> Tensor {
        let normalised = try (pictures.converted(to: .float32) - mean) / deviation
        return try run(description.trunk, at: "trunk", normalised, isTraining)
    }

    /// - Parameter features: `[batch, features]`.
    /// - Returns: `float32`, `[batch, outputs of the head]`, before any softmax.
    func output(_ index: Int, of features: Tensor, isTraining: Bool = false) throws(TorchError) -> Tensor {
        let head = description.heads[index]
        return try run(head.layers, at: "heads.\(head.name)", features, isTraining).converted(to: .float32)
    }

    /// The first head's output for pictures.
    func logits(_ pictures: Tensor, isTraining: Bool = false) throws(TorchError) -> Tensor {
        try output(0, of: features(pictures, isTraining: isTraining), isTraining: isTraining)
    }

    private func run(
        _ layers: [Layer], at path: String, _ input: Tensor, _ isTraining: Bool
    ) throws(TorchError) -> Tensor {
        var value = input
        for (index, layer) in layers.enumerated() {
            value = try run(layer, at: "\(path).\(index)", value, isTraining)
        }
        return value
    }

    private func run(
        _ layer: Layer, at path: String, _ input: Tensor, _ isTraining: Bool
    ) throws(TorchError) -> Tensor {
        switch layer {
        case .convolution(let convolution):
            try run(
                convolution, weight: tensor(path, "weight"), bias: convolution.hasBias ? tensor(path, "bias") : nil,
                input)
        case .batchNorm:
            try input.batchNorm(
                weight: tensor(path, "weight"), bias: tensor(path, "bias"),
                runningMean: tensor(path, "running_mean"), runningVariance: tensor(path, "running_var"),
                training: isTraining, momentum: 0.1, epsilon: Layer.batchNormEpsilon)
        case .relu: try input.relu()
        case .maxPool(let size): try input.maxPool2d(size)
        case .globalMaxPool: try input.globalMaxPool2d()
        case .globalAveragePool: try input.globalAveragePool2d()
        case .linear: try input.linear(weight: tensor(path, "weight"), bias: tensor(path, "bias"))
        case .gather(let columns):
            try input.selected(1, indices: Tensor(columns.map(Int64.init), shape: [columns.count], device: device))
        case .scale(let factor): try input * Double(factor)
        case .residual(let main, let shortcut):
            try run(main, at: "\(path).main", input, isTraining)
                + run(shortcut, at: "\(path).shortcut", input, isTraining)
        }
    }

    private func run(
        _ convolution: Convolution, weight: Tensor, bias: Tensor?, _ input: Tensor
    ) throws(TorchError) -> Tensor {
        guard convolution.kernel == 1, convolution.padding == 0, convolution.stride > 1 else {
            return try input.conv2d(
                weight: weight, bias: bias, stride: convolution.stride, padding: convolution.padding,
                groups: convolution.groups)
        }
        // The same of the pixels that count. With the stride in the convolution, oneDNN of libtorch 2.13 writes beyond its
        // memory in the backward pass on several threads, for batches of many sizes.
        return try input.maxPool2d(1, stride: convolution.stride)
            .conv2d(weight: weight, bias: bias, groups: convolution.groups)
    }

    private func tensor(_ path: String, _ name: String) throws(TorchError) -> Tensor {
        guard let tensor = tensors["\(path).\(name)"] else {
            throw TorchError(.invalidArgument, "expected a tensor \(path).\(name), got none")
        }
        return tensor
    }
}
