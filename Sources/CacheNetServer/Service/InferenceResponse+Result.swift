internal import CacheNetCore
internal import CacheNetProtocol

extension InferenceResponse {
    /// The response that a request asks for, made of what the models said.
    init(
        to request: InferenceRequest, _ question: ValidatedRequest, _ result: InferenceResult, of model: ModelInterface
    ) throws(InferenceError) {
        var parameters: [String: ParameterValue] = [
            WireNames.answeredBy: .string(
                result.isByPartition ? WireNames.answeredByPartition : WireNames.answeredByFull)
        ]
        if question.wantsHint {
            parameters[WireNames.labels] = .string(model.labelsFingerprint)
            if let partition = result.hint { parameters[WireNames.partition] = .int(partition) }
        }
        var outputs: [InferenceTensor] = []
        for output in question.outputs {
            let isLogits = output.name == WireNames.logits
            guard let scores = isLogits ? result.logits : result.code else { continue }
            guard let count = output.labels else {
                outputs.append(InferenceTensor(name: output.name, scores))
                continue
            }
            outputs.append(
                try Classification.tensor(
                    output.name, try rows(of: scores), count: count, labels: isLogits ? model.labels : []))
        }
        self.init(
            modelName: model.name, modelVersion: model.version, id: request.id, parameters: parameters,
            outputs: outputs)
    }
}
