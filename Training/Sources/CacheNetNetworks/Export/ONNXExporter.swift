internal import SwiftProtobuf

/// Writes networks as ONNX models that take frames as the sensor gives them.
///
/// A model has one input, `image`, `uint8` `[batch, channels, height, width]`, and one output for each head, named like
/// it, `float32` `[batch, n]`. Normalisation is inside, batch norms are folded into the convolutions before them. The
/// same network, weights and provenance always give the same bytes.
public enum ONNXExporter {
    /// The name of every exported model's input.
    public static let inputName = "image"

    /// The dimension that varies.
    static let batchName = "batch"
    private static let opset: Int64 = 17
    /// The version of the file format that came with opset 17.
    private static let irVersion: Int64 = 8

    /// - Parameters:
    ///   - weights: row-major, by ``ParameterDescription/path``. Others than the network's are ignored, so that a whole
    ///     model's weights export any of its heads.
    ///   - format: how the file keeps them.
    ///   - provenance: where the model comes from, kept as the model's metadata.
    /// - Returns: an ONNX file's bytes.
    /// - Throws: ``NetworkError`` with code `invalidWeights` when weights are missing, of another size or not finite.
    public static func export(
        _ network: NetworkDescription, weights: [String: [Float]], format: WeightFormat = .float32,
        provenance: [String: String] = [:]
    ) throws(NetworkError) -> [UInt8] {
        var builder = GraphBuilder(weights: weights, format: format)
        let picture = builder.normalise(inputName, mean: network.mean, deviation: network.deviation)
        let features = try builder.append(network.trunk, at: "trunk", to: picture)
        for head in network.heads {
            try builder.append(head, to: features)
        }

        var model = Onnx_ModelProto()
        model.irVersion = irVersion
        model.opsetImport = [Onnx_OperatorSetIdProto(version: opset)]
        model.producerName = "cachenet"
        model.metadataProps = provenance.sorted { $0.key < $1.key }.map(Onnx_StringStringEntryProto.init)
        model.graph.name = network.name
        model.graph.node = builder.nodes
        model.graph.initializer = builder.constants
        model.graph.input = [port(inputName, .uint8, network.inputShape)]
        model.graph.output = zip(network.heads, network.outputCounts).map { port($0.name, .float, [$1]) }
        return try model.bytes()
    }

    private static func port(
        _ name: String, _ type: Onnx_TensorProto.DataType, _ item: [Int]
    ) -> Onnx_ValueInfoProto {
        Onnx_ValueInfoProto(name: name, type: type, dimensions: [.init(batchName)] + item.map { .init($0) })
    }
}
