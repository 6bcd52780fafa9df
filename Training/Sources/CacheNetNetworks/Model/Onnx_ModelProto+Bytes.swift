internal import SwiftProtobuf

extension Onnx_ModelProto {
    /// The content of an ONNX file.
    func bytes() throws(NetworkError) -> [UInt8] {
        do {
            return try serializedBytes()
        } catch {
            throw NetworkError(.invalidModel, "expected a model that fits an ONNX file, got: \(error)")
        }
    }
}
