/// Collects the nodes and constants of a model. A value is named after the place of the layer that makes it.
struct GraphBuilder {
    let weights: [String: [Float]]
    /// What values between layers are.
    enum Activations {
        case floats
        /// Floats, whose names are noted.
        case probed
        case eightBit(ActivationRanges)
    }

    private let format: WeightFormat
    let activations: Activations
    private(set) var nodes: [Onnx_NodeProto] = []
    private(set) var constants: [Onnx_TensorProto] = []
    /// Values whose ranges an eight-bit model needs.
    var probed: [String] = []
    /// Of values that are rounded, and of those that only pick from them.
    var quantizations: [String: Quantization] = [:]

    init(weights: [String: [Float]], format: WeightFormat, activations: Activations) {
        self.weights = weights
        self.format = format
        self.activations = activations
    }

    /// Appends the cast of pixels to floats and `(x - mean) / deviation`.
    mutating func normalise(_ image: String, mean: [Float], deviation: [Float]) -> String {
        let shape = [mean.count, 1, 1]
        let pixels = floats(image, "\(image).pixels")
        let centred = node("Sub", [pixels, constant("\(image).mean", mean, shape)], "\(image).centred")
        return node("Div", [centred, constant("\(image).deviation", deviation, shape)], "\(image).normalised")
    }

    /// Appends a head so that its output has the head's name.
    mutating func append(_ head: Head, to features: String) throws(NetworkError) {
        let value = try append(head.layers, at: "heads.\(head.name)", to: features)
        if head.isProbabilities {
            _ = node("Softmax", [value], head.name, [.integer("axis", 1)])
        } else {
            // A head has layers, so the last node is its own.
            nodes[nodes.count - 1].output = [head.name]
        }
    }

    /// - Returns: the name of the node's output, which is the node's own.
    mutating func node(
        _ operation: String, _ inputs: [String], _ name: String, _ attributes: [Onnx_AttributeProto] = []
    ) -> String {
        nodes.append(Onnx_NodeProto(operation, inputs, name, attributes))
        return name
    }

    mutating func constant(_ name: String, _ values: [Float], _ shape: [Int]) -> String {
        constants.append(Onnx_TensorProto(values, shape: shape, name: name))
        return name
    }

    mutating func constant(_ tensor: Onnx_TensorProto) -> String {
        constants.append(tensor)
        return tensor.name
    }

    mutating func constant(_ name: String, _ columns: [Int]) -> String {
        constants.append(Onnx_TensorProto(columns.map(Int32.init), shape: [columns.count], name: name))
        return name
    }

    /// Adds weights in the builder's format.
    ///
    /// - Parameter shape: output channel first.
    mutating func weight(_ name: String, _ values: [Float], _ shape: [Int]) -> String {
        switch format {
        case .float32: return constant(name, values, shape)
        case .int8, .quantized:
            let rounded = RoundedWeights(values, channels: shape[0])
            constants.append(Onnx_TensorProto(rounded.codes, shape: shape, name: "\(name).codes"))
            let scales = constant(
                "\(name).scale", rounded.scales, [shape[0]] + [Int](repeating: 1, count: shape.count - 1))
            return node("Mul", [floats("\(name).codes", "\(name).floats"), scales], name)
        }
    }

    /// Appends a cast.
    private mutating func floats(_ input: String, _ name: String) -> String {
        node("Cast", [input], name, [.integer("to", Onnx_TensorProto.DataType.float.rawValue)])
    }

    /// The weights at a path.
    func values(_ path: String, _ shape: [Int]) throws(NetworkError) -> [Float] {
        guard let values = weights[path] else {
            throw NetworkError(.invalidWeights, "\(path): expected weights of shape \(shape), got none")
        }
        let count = shape.reduce(1, *)
        guard values.count == count, values.allSatisfy(\.isFinite) else {
            let got = values.count == count ? "others" : "\(values.count)"
            throw NetworkError(.invalidWeights, "\(path): expected \(count) finite numbers \(shape), got \(got)")
        }
        return values
    }
}
