public import CacheNetCore
internal import SwiftProtobuf

/// An ONNX model that was made elsewhere.
public struct ONNXModel: Sendable {
    let proto: Onnx_ModelProto

    /// Its inputs, without those that constants fill, and its outputs; -1 stands for a dimension that varies.
    public let signature: ModelSignature

    /// - Parameter bytes: an ONNX file.
    /// - Throws: ``NetworkError`` with code `invalidModel` when it is none, or keeps weights in other files.
    public init(parsing bytes: [UInt8]) throws(NetworkError) {
        let proto: Onnx_ModelProto
        do {
            proto = try Onnx_ModelProto(serializedBytes: bytes)
        } catch {
            throw Self.wrong("model", "an ONNX file", "\(error)")
        }
        guard proto.hasGraph, !proto.graph.output.isEmpty else {
            throw Self.wrong("model", "an ONNX file with a graph and outputs", "none")
        }
        if let name = proto.graph.externalTensor {
            throw Self.wrong("model", "all weights in the file itself", "\"\(name)\" in another one")
        }
        self.init(proto)
    }

    init(_ proto: Onnx_ModelProto) {
        self.proto = proto
        signature = ModelSignature(
            inputs: proto.graph.freeInputs.map { ModelSignature.Port(proto.graph.input[$0]) },
            outputs: proto.graph.output.map { ModelSignature.Port($0) })
    }

    /// The content of an ONNX file.
    public func bytes() throws(NetworkError) -> [UInt8] { try proto.bytes() }

    static func wrong(_ place: String, _ expected: String, _ got: String) -> NetworkError {
        NetworkError(.invalidModel, "\(place): expected \(expected), got \(got)")
    }
}
