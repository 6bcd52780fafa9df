/// In models that compute with eight bits, values between layers are rounded and turned back (`QuantizeLinear`,
/// `DequantizeLinear`), and so are weights. Whoever loads such a model takes kernels of eight bits for what is between
/// two roundings.
extension GraphBuilder {
    /// A value as a layer with eight-bit kernels takes it; the value itself in models that compute with floats.
    mutating func quantized(_ value: String) throws(NetworkError) -> String {
        switch activations {
        case .floats: return value
        case .probed:
            if !probed.contains(value) { probed.append(value) }
            return value
        case .eightBit(let ranges):
            if quantizations[value] != nil, value.hasSuffix(Self.turnedBack) { return value }
            let name = value + Self.turnedBack
            if quantizations[name] != nil { return name }
            guard let quantization = quantizations[value] ?? ranges.range(at: value).map(Quantization.init) else {
                throw NetworkError(.invalidWeights, "\(value): expected a range of activations, got none")
            }
            let step = constant("\(value).step", [quantization.step], [])
            let zero = constant(Onnx_TensorProto([quantization.zero], shape: [], name: "\(value).zero"))
            let codes = node("QuantizeLinear", [value, step, zero], "\(value).codes")
            quantizations[name] = quantization
            return node("DequantizeLinear", [codes, step, zero], name)
        }
    }

    /// Says that a layer only picks from a quantized value, so that its own values have the same steps.
    mutating func keepQuantization(of input: String, for value: String) {
        quantizations[value] = quantizations[input]
    }

    /// Weights and a bias of a convolution of an eight-bit input: `int8` with a scale for each output channel, and `int32`.
    ///
    /// - Parameter input: what ``quantized(_:)`` returned.
    /// - Returns: the names of both; `nil` where the input has not eight bits.
    mutating func quantizedWeights(
        _ place: String, _ weight: [Float], _ shape: [Int], bias: [Float]?, input: String
    ) -> [String]? {
        guard let step = quantizations[input]?.step else { return nil }
        let channels = shape[0]
        let bias = bias ?? [Float](repeating: 0, count: channels)
        // A bias in steps of input times weight has to fit into 32 bits.
        let rounded = RoundedWeights(weight, channels: channels, leastScales: bias.map { abs($0) / step / 1e9 })
        let scales = rounded.scales.map { $0 > 0 ? $0 : 1 }
        let weights = [
            constant(Onnx_TensorProto(rounded.codes, shape: shape, name: "\(place).weight.codes")),
            constant("\(place).weight.scale", scales, [channels]),
            constant(
                Onnx_TensorProto(
                    [Int8](repeating: 0, count: channels), shape: [channels], name: "\(place).weight.zero")),
        ]
        let biases = [
            constant(
                Onnx_TensorProto(
                    zip(bias, scales).map { Int32(($0 / (step * $1)).rounded()) }, shape: [channels],
                    name: "\(place).bias.codes")),
            constant("\(place).bias.scale", scales.map { step * $0 }, [channels]),
        ]
        return [
            node("DequantizeLinear", weights, "\(place).weight", [.integer("axis", 0)]),
            node("DequantizeLinear", biases, "\(place).bias", [.integer("axis", 0)]),
        ]
    }

    private static let turnedBack = ".rounded"
}
