extension GraphBuilder {
    /// Appends a list of layers.
    ///
    /// - Returns: the name of the last one's output; `input` for an empty list.
    mutating func append(
        _ layers: [Layer], at path: String, to input: String
    ) throws(NetworkError) -> String {
        var value = input
        for (index, layer) in layers.enumerated() {
            let place = "\(path).\(index)"
            switch layer {
            case .convolution(let convolution):
                let isFollowedByNorm = index + 1 < layers.count && layers[index + 1].isBatchNorm
                let norm = isFollowedByNorm ? try norm("\(path).\(index + 1)", convolution.outputs) : nil
                value = try append(convolution, norm, place, value)
            case .batchNorm(let channels):
                if index > 0, case .convolution = layers[index - 1] { continue }
                value = append(try norm(place, channels), place, value)
            case .relu:
                value = node("Relu", [value], place)
            case .maxPool(let size):
                let input = try quantized(value)
                value = node(
                    "MaxPool", [input], place,
                    [.integers("kernel_shape", [size, size]), .integers("strides", [size, size])])
                keepQuantization(of: input, for: value)
            case .globalMaxPool:
                value = flattened(node("GlobalMaxPool", [try quantized(value)], "\(place).pool"), place)
            case .globalAveragePool:
                value = flattened(node("GlobalAveragePool", [try quantized(value)], "\(place).pool"), place)
            case .linear(let inputs, let outputs):
                value = try appendLinear(inputs, outputs, place, value)
            case .gather(let columns):
                value = node("Gather", [value, constant("\(place).columns", columns)], place, [.integer("axis", 1)])
            case .scale(let factor):
                value = node("Mul", [value, constant("\(place).factor", [factor], [])], place)
            case .residual(let main, let shortcut):
                let sum = [
                    try quantized(try append(main, at: "\(place).main", to: value)),
                    try quantized(try append(shortcut, at: "\(place).shortcut", to: value)),
                ]
                value = node("Add", sum, place)
            }
        }
        return value
    }

    private mutating func append(
        _ convolution: Convolution, _ norm: NormWeights?, _ place: String, _ input: String
    ) throws(NetworkError) -> String {
        var weight = try values("\(place).weight", convolution.weightShape)
        var bias = convolution.hasBias ? try values("\(place).bias", [convolution.outputs]) : nil
        if let norm { (weight, bias) = norm.folded(into: weight, bias) }
        let input = try quantized(input)
        var inputs = [input]
        if let quantized = quantizedWeights(place, weight, convolution.weightShape, bias: bias, input: input) {
            inputs += quantized
        } else {
            inputs.append(self.weight("\(place).weight", weight, convolution.weightShape))
            if let bias { inputs.append(constant("\(place).bias", bias, [convolution.outputs])) }
        }
        return node(
            "Conv", inputs, place,
            [
                .integer("group", convolution.groups),
                .integers("kernel_shape", [convolution.kernel, convolution.kernel]),
                .integers("pads", [Int](repeating: convolution.padding, count: 4)),
                .integers("strides", [convolution.stride, convolution.stride]),
            ])
    }

    private mutating func append(_ norm: NormWeights, _ place: String, _ input: String) -> String {
        let channels = [norm.scale.count]
        let inputs = [
            input, constant("\(place).weight", norm.scale, channels), constant("\(place).bias", norm.shift, channels),
            constant("\(place).running_mean", norm.mean, channels),
            constant("\(place).running_var", norm.variance, channels),
        ]
        return node("BatchNormalization", inputs, place, [.real("epsilon", Float(Layer.batchNormEpsilon))])
    }

    private mutating func appendLinear(
        _ inputs: Int, _ outputs: Int, _ place: String, _ input: String
    ) throws(NetworkError) -> String {
        let weight = self.weight(
            "\(place).weight", try values("\(place).weight", [outputs, inputs]), [outputs, inputs])
        let bias = constant("\(place).bias", try values("\(place).bias", [outputs]), [outputs])
        return node("Gemm", [input, weight, bias], place, [.integer("transB", 1)])
    }

    private mutating func flattened(_ input: String, _ place: String) -> String {
        node("Flatten", [input], place, [.integer("axis", 1)])
    }

    private func norm(_ place: String, _ channels: Int) throws(NetworkError) -> NormWeights {
        let variance = try values("\(place).running_var", [channels])
        guard variance.allSatisfy({ $0 >= 0 }) else {
            throw NetworkError(.invalidWeights, "\(place).running_var: expected variances of at least 0, got others")
        }
        return NormWeights(
            scale: try values("\(place).weight", [channels]), shift: try values("\(place).bias", [channels]),
            mean: try values("\(place).running_mean", [channels]), variance: variance)
    }
}

extension Layer {
    fileprivate var isBatchNorm: Bool {
        if case .batchNorm = self { true } else { false }
    }
}
