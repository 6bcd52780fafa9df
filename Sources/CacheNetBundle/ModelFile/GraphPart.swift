/// The messages of an ONNX file that may hold tensors, directly or within (onnx.proto).
enum GraphPart {
    case model, graph, node, attribute, function, training, sparseTensor, tensor

    /// What a field of such a message is; `nil` where no tensor can be.
    func part(_ field: Int) -> GraphPart? {
        switch (self, field) {
        case (.model, 7): .graph
        case (.model, 20): .training
        case (.model, 25): .function
        case (.graph, 1), (.function, 7): .node
        case (.graph, 5), (.attribute, 5), (.attribute, 10), (.sparseTensor, 1), (.sparseTensor, 2): .tensor
        case (.graph, 15), (.attribute, 22), (.attribute, 23): .sparseTensor
        case (.node, 5): .attribute
        case (.attribute, 6), (.attribute, 11), (.training, 1), (.training, 2): .graph
        default: nil
        }
    }
}
