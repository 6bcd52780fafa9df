/// What a model answered.
package struct InferenceResponse: Sendable, Equatable {
    package var modelName: String
    /// An edge server says its bundle's manifest digest here.
    package var modelVersion: String?
    /// The request's.
    package var id: String?
    package var parameters: [String: ParameterValue]
    package var outputs: [InferenceTensor]

    package init(
        modelName: String, modelVersion: String? = nil, id: String? = nil,
        parameters: [String: ParameterValue] = [:], outputs: [InferenceTensor]
    ) {
        self.modelName = modelName
        self.modelVersion = modelVersion
        self.id = id
        self.parameters = parameters
        self.outputs = outputs
    }

    /// The partition that the server advises to cache, if it advises one.
    package var partition: Int? {
        guard case .int(let value)? = parameters[WireNames.partition] else { return nil }
        return value
    }

    /// The fingerprint of the version's labels, if the server says it.
    package var labelsFingerprint: String? {
        guard case .string(let value)? = parameters[WireNames.labels] else { return nil }
        return value
    }

    package func output(named name: String) -> InferenceTensor? {
        outputs.first { $0.name == name }
    }
}
