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
    ///   - ranges: for ``WeightFormat/quantized``, of what a ``probe(_:weights:)`` names; nothing else needs them.
    ///   - provenance: where the model comes from, kept as the model's metadata.
    /// - Returns: an ONNX file's bytes.
    /// - Throws: ``NetworkError`` with code `invalidWeights` when weights are missing, of another size or not finite, or
    ///   when a range is missing.
    public static func export(
        _ network: NetworkDescription, weights: [String: [Float]], format: WeightFormat = .float32,
        ranges: ActivationRanges = ActivationRanges(), provenance: [String: String] = [:]
    ) throws(NetworkError) -> [UInt8] {
        let builder = try builder(
            network, weights, format, format == .quantized ? .eightBit(ranges) : .floats)
        var model = model(network, builder)
        model.metadataProps = provenance.sorted { $0.key < $1.key }.map(Onnx_StringStringEntryProto.init)
        model.graph.output = zip(network.heads, network.outputCounts).map { port($0.name, .float, [$1]) }
        return try model.bytes()
    }

    /// A model that answers what a quantized one has to span, `float32` `[batch, channels, height, width]` each.
    ///
    /// - Parameter weights: as for ``export(_:weights:format:ranges:provenance:)``.
    /// - Returns: an ONNX file's bytes, and the places of its outputs.
    public static func probe(
        _ network: NetworkDescription, weights: [String: [Float]]
    ) throws(NetworkError) -> (bytes: [UInt8], places: [String]) {
        let builder = try builder(network, weights, .float32, .probed)
        var model = model(network, builder)
        model.graph.output = builder.probed.map { place in
            Onnx_ValueInfoProto(
                name: place, type: .float,
                dimensions: [.init(batchName)] + ["channels", "height", "width"].map { .init("\(place).\($0)") })
        }
        return (try model.bytes(), builder.probed)
    }

    private static func builder(
        _ network: NetworkDescription, _ weights: [String: [Float]], _ format: WeightFormat,
        _ activations: GraphBuilder.Activations
    ) throws(NetworkError) -> GraphBuilder {
        var builder = GraphBuilder(weights: weights, format: format, activations: activations)
        let picture = builder.normalise(inputName, mean: network.mean, deviation: network.deviation)
        let features = try builder.append(network.trunk, at: "trunk", to: picture)
        for head in network.heads {
            try builder.append(head, to: features)
        }
        return builder
    }

    /// Without outputs.
    private static func model(_ network: NetworkDescription, _ builder: GraphBuilder) -> Onnx_ModelProto {
        var model = Onnx_ModelProto()
        model.irVersion = irVersion
        model.opsetImport = [Onnx_OperatorSetIdProto(version: opset)]
        model.producerName = "cachenet"
        model.graph.name = network.name
        model.graph.node = builder.nodes
        model.graph.initializer = builder.constants
        model.graph.input = [port(inputName, .uint8, network.inputShape)]
        return model
    }

    private static func port(
        _ name: String, _ type: Onnx_TensorProto.DataType, _ item: [Int]
    ) -> Onnx_ValueInfoProto {
        Onnx_ValueInfoProto(name: name, type: type, dimensions: [.init(batchName)] + item.map { .init($0) })
    }
}
