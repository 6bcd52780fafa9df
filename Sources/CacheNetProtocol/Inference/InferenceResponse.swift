/// What a model answered.
public struct InferenceResponse: Sendable, Equatable {
    public var modelName: String
    /// An edge server says its bundle's manifest digest here.
    public var modelVersion: String?
    /// The request's.
    public var id: String?
    public var parameters: [String: ParameterValue]
    public var outputs: [InferenceTensor]

    public init(
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
    public var partition: Int? {
        guard case .int(let value)? = parameters[WireNames.partition] else { return nil }
        return value
    }

    /// The fingerprint of the version's labels, if the server says it.
    public var labelsFingerprint: String? {
        guard case .string(let value)? = parameters[WireNames.labels] else { return nil }
        return value
    }

    public func output(named name: String) -> InferenceTensor? {
        outputs.first { $0.name == name }
    }
}
