/// A request to run a model.
///
/// ```swift
/// var request = InferenceRequest(inputs: [InferenceTensor(name: "input", frame)])
/// request.parameters[WireNames.hint] = .bool(true)
/// request.wantsBinaryOutputs = true
/// let (body, headerLength) = request.encode(binary: true)
/// ```
public struct InferenceRequest: Sendable, Equatable {
    /// Echoed by the server.
    public var id: String?
    public var parameters: [String: ParameterValue]
    public var inputs: [InferenceTensor]
    /// Empty asks for the server's choice.
    public var outputs: [RequestedOutput]

    public init(
        id: String? = nil, parameters: [String: ParameterValue] = [:], inputs: [InferenceTensor],
        outputs: [RequestedOutput] = []
    ) {
        self.id = id
        self.parameters = parameters
        self.inputs = inputs
        self.outputs = outputs
    }

    /// Whether outputs come as binary tensors unless one asks otherwise.
    public var wantsBinaryOutputs: Bool {
        get { parameters[WireNames.binaryDataOutput] == .bool(true) }
        set { parameters[WireNames.binaryDataOutput] = newValue ? .bool(true) : nil }
    }

    public func wantsBinary(output name: String) -> Bool {
        outputs.first { $0.name == name }?.isBinary ?? wantsBinaryOutputs
    }
}
