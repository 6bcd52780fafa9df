public import CacheNetCore
internal import SwiftProtobuf

extension ONNXModel {
    /// The same model with its preprocessing inside: it takes `image`, `uint8` `[batch, channels, height, width]`, RGB,
    /// and answers `logits`; other outputs keep their names.
    ///
    /// - Parameters:
    ///   - preprocess: how a frame becomes what the model takes now.
    ///   - frameShape: channels, height, width, where the model leaves them open; `nil` reads them from the model.
    ///   - logits: the output to be called so; `nil` takes the one that is, or the only one there is.
    /// - Throws: ``NetworkError`` with code `invalidModel` when the model has not exactly one input, of the
    ///   preprocess's element type and a picture's shape, or no such output, or operators older than opset 7.
    public func adapted(
        preprocess: Preprocess, frameShape: [Int]? = nil, logits: String? = nil
    ) throws(NetworkError) -> ONNXModel {
        guard let input = signature.inputs.first, signature.inputs.count == 1 else {
            throw Self.wrong("inputs", "exactly one", "\(signature.inputs.map(\.name))")
        }
        guard input.elementType == preprocess.elementType else {
            let got = input.elementType?.rawValue ?? "an unsupported type"
            throw Self.wrong("input \(input.name)", preprocess.elementType.rawValue, got)
        }
        let frame = try frame(input, preprocess, frameShape)
        for (name, values) in [("mean", preprocess.mean), ("deviation", preprocess.deviation)]
        where !values.isEmpty && values.count != frame[0] {
            throw Self.wrong("preprocess.\(name)", "\(frame[0]) numbers, one for each channel", "\(values.count)")
        }
        try checkOperators()
        var names = GraphNames(proto.graph)
        try names.make(Self.logitsName, theNameOf: try logitsOutput(logits))
        let model = try names.separateInput(from: ONNXExporter.inputName)

        let steps = PreprocessNodes(preprocess, from: ONNXExporter.inputName, to: model, names: &names)
        var adapted = proto
        adapted.graph = names.graph
        adapted.graph.node.insert(contentsOf: steps.nodes, at: 0)
        let place = adapted.graph.freeInputs[0]
        adapted.graph.input[place] = Onnx_ValueInfoProto(
            name: ONNXExporter.inputName, type: .uint8,
            dimensions: [batch(adapted.graph.input[place])] + frame.map { .init($0) })
        return ONNXModel(adapted)
    }

    private static let logitsName = "logits"
    /// The first whose arithmetic broadcasts.
    private static let oldestOpset: Int64 = 7

    /// The shape of a frame, in the order of a frame's axes.
    private func frame(
        _ input: ModelSignature.Port, _ preprocess: Preprocess, _ frameShape: [Int]?
    ) throws(NetworkError) -> [Int] {
        guard input.shape.count == 4 else {
            throw Self.wrong("input \(input.name)", "a batch of pictures, 4 dimensions", "\(input.shape)")
        }
        let item = Array(input.shape.dropFirst())
        let own = preprocess.layout == .channelsLast ? [item[2], item[0], item[1]] : item
        let frame = frameShape ?? own
        guard frame.count == 3, frame.allSatisfy({ $0 > 0 }) else {
            throw Self.wrong("frame shape", "channels, height and width above 0", "\(frame)")
        }
        guard zip(own, frame).allSatisfy({ $0 < 0 || $0 == $1 }) else {
            throw Self.wrong(
                "input \(input.name)", "[batch] + \(preprocess.modelShape(forFrame: frame))", "\(input.shape)")
        }
        return frame
    }

    private func logitsOutput(_ asked: String?) throws(NetworkError) -> String {
        let names = signature.outputs.map(\.name)
        let only = names.count == 1 ? names[0] : nil
        let name = asked ?? (names.contains(Self.logitsName) ? Self.logitsName : only)
        guard let name, let output = signature.outputs.first(where: { $0.name == name }) else {
            throw Self.wrong(
                "outputs", asked.map { "\"\($0)\"" } ?? "one named \(Self.logitsName), or only one", "\(names)")
        }
        guard output.elementType == .float32, output.shape.isEmpty || output.shape.count == 2 else {
            throw Self.wrong("output \(name)", "float32 [batch, labels]", "\(output)")
        }
        return name
    }

    private func checkOperators() throws(NetworkError) {
        let versions = proto.opsetImport.filter { $0.domain.isEmpty || $0.domain == "ai.onnx" }.map(\.version)
        guard let version = versions.first, version >= Self.oldestOpset else {
            throw Self.wrong("opset", "\(Self.oldestOpset) or later", versions.first.map { "\($0)" } ?? "none")
        }
    }

    /// The model's own batch dimension, or one that varies.
    private func batch(_ input: Onnx_ValueInfoProto) -> Onnx_TensorShapeProto.Dimension {
        if let own = input.type.tensorType.shape.dim.first, own.value != nil { return own }
        return .init(ONNXExporter.batchName)
    }
}
