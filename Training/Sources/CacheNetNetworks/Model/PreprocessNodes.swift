internal import CacheNetCore

/// The nodes that do inside a model what ``Preprocess`` does outside, in the same order, so that no rounding differs.
///
/// Constants are nodes too, because old files want every other constant listed as an input.
struct PreprocessNodes {
    private(set) var nodes: [Onnx_NodeProto] = []

    /// - Parameters:
    ///   - image: frames, `uint8` `[batch, channels, height, width]`.
    ///   - model: the value that the model takes.
    init(_ preprocess: Preprocess, from image: String, to model: String, names: inout GraphNames) {
        var steps: [(operation: String, operand: Onnx_TensorProto?, attributes: [Onnx_AttributeProto])] = []
        if preprocess.elementType == .float32 {
            steps.append(("Cast", nil, [.integer("to", Onnx_TensorProto.DataType.float.rawValue)]))
        }
        if preprocess.scale != 1 { steps.append(("Mul", Onnx_TensorProto([preprocess.scale], shape: []), [])) }
        for (operation, values) in [("Sub", preprocess.mean), ("Div", preprocess.deviation)] where !values.isEmpty {
            steps.append((operation, Onnx_TensorProto(values, shape: [values.count, 1, 1]), []))
        }
        if preprocess.layout == .channelsLast {
            steps.append(("Transpose", nil, [.integers("perm", [0, 2, 3, 1])]))
        }
        // A model that takes frames as they are only has its input under another name.
        if steps.isEmpty { steps.append(("Identity", nil, [])) }

        var value = image
        for (index, step) in steps.enumerated() {
            var inputs = [value]
            if let operand = step.operand {
                let constant = names.unused("\(image).\(step.operation.lowercased())")
                nodes.append(Onnx_NodeProto("Constant", [], constant, [.tensor("value", operand)]))
                inputs.append(constant)
            }
            value = index == steps.count - 1 ? model : names.unused("\(image).\(index)")
            nodes.append(Onnx_NodeProto(step.operation, inputs, value, step.attributes))
        }
    }
}
