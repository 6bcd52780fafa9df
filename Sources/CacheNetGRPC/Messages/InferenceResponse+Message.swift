package import CacheNetProtocol
internal import Foundation

extension InferenceResponse {
    /// - Throws: ``InferenceError`` when the message is not a well-formed response with raw contents.
    package init(_ message: Inference_ModelInferResponse) throws(InferenceError) {
        guard message.rawOutputContents.count == message.outputs.count else {
            throw InferenceError(
                .invalidArgument,
                "expected raw contents for all \(message.outputs.count) outputs, got \(message.rawOutputContents.count)"
            )
        }
        var outputs: [InferenceTensor] = []
        for (output, raw) in zip(message.outputs, message.rawOutputContents) {
            outputs.append(try InferenceTensor(output, raw: raw))
        }
        self.init(
            modelName: message.modelName, modelVersion: message.modelVersion.isEmpty ? nil : message.modelVersion,
            id: message.id.isEmpty ? nil : message.id, parameters: try ParameterValue.values(of: message.parameters),
            outputs: outputs)
    }

    package var message: Inference_ModelInferResponse {
        var message = Inference_ModelInferResponse()
        message.modelName = modelName
        message.modelVersion = modelVersion ?? ""
        message.id = id ?? ""
        message.parameters = parameters.mapValues(\.message)
        message.outputs = outputs.map { output in
            var tensor = Inference_ModelInferResponse.InferOutputTensor()
            tensor.name = output.name
            tensor.datatype = output.datatype.rawValue
            tensor.shape = output.shape.map { Int64($0) }
            return tensor
        }
        message.rawOutputContents = outputs.map { Data($0.bytes) }
        return message
    }
}
