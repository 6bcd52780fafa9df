internal import SwiftProtobuf

extension ONNXModel {
    /// The same model without the output of that name, should it have one. What led to it stays in the graph, where a
    /// runtime skips it.
    public func without(output name: String) -> ONNXModel {
        var reduced = proto
        reduced.graph.output.removeAll { $0.name == name }
        return ONNXModel(reduced)
    }
}
