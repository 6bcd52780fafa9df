package import CacheNetProtocol
internal import Foundation

extension InferenceRequest {
    /// - Throws: ``InferenceError`` when the message is not a well-formed request.
    package init(_ message: Inference_ModelInferRequest) throws(InferenceError) {
        let raw = message.rawInputContents
        guard raw.isEmpty || raw.count == message.inputs.count else {
            throw InferenceError(
                .invalidArgument,
                "expected raw contents for all \(message.inputs.count) inputs or for none, got \(raw.count)")
        }
        var inputs: [InferenceTensor] = []
        for (index, input) in message.inputs.enumerated() {
            guard raw.isEmpty || !input.hasContents else {
                throw InferenceError(
                    .invalidArgument, "expected raw contents or contents for \(input.name.shortened), got both")
            }
            inputs.append(try InferenceTensor(input, raw: raw.isEmpty ? nil : raw[index]))
        }
        var outputs: [RequestedOutput] = []
        for output in message.outputs {
            outputs.append(
                RequestedOutput(name: output.name, parameters: try ParameterValue.values(of: output.parameters)))
        }
        self.init(
            id: message.id.isEmpty ? nil : message.id, parameters: try ParameterValue.values(of: message.parameters),
            inputs: inputs, outputs: outputs)
    }

    /// - Parameters:
    ///   - model: the name of the model that is asked.
    ///   - version: empty leaves it to the server.
    package func message(model: String, version: String = "") -> Inference_ModelInferRequest {
        var message = Inference_ModelInferRequest()
        message.modelName = model
        message.modelVersion = version
        message.id = id ?? ""
        message.parameters = parameters.mapValues(\.message)
        message.inputs = inputs.map { input in
            var tensor = Inference_ModelInferRequest.InferInputTensor()
            tensor.name = input.name
            tensor.datatype = input.datatype.rawValue
            tensor.shape = input.shape.map { Int64($0) }
            return tensor
        }
        message.rawInputContents = inputs.map { Data($0.bytes) }
        message.outputs = outputs.map { output in
            var requested = Inference_ModelInferRequest.InferRequestedOutputTensor()
            requested.name = output.name
            requested.parameters = output.parameters.mapValues(\.message)
            return requested
        }
        return message
    }
}
