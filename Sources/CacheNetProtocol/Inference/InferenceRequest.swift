/// A request to run a model.
///
/// ```swift
/// var request = InferenceRequest(inputs: [InferenceTensor(name: "input", frame)])
/// request.parameters[WireNames.hint] = .bool(true)
/// request.wantsBinaryOutputs = true
/// let (body, headerLength) = request.encode(binary: true)
/// ```
package struct InferenceRequest: Sendable, Equatable {
    /// Echoed by the server.
    package var id: String?
    package var parameters: [String: ParameterValue]
    package var inputs: [InferenceTensor]
    /// Empty asks for the server's choice.
    package var outputs: [RequestedOutput]

    package init(
        id: String? = nil, parameters: [String: ParameterValue] = [:], inputs: [InferenceTensor],
        outputs: [RequestedOutput] = []
    ) {
        self.id = id
        self.parameters = parameters
        self.inputs = inputs
        self.outputs = outputs
    }

    /// Whether outputs come as binary tensors unless one asks otherwise.
    package var wantsBinaryOutputs: Bool {
        get { parameters[WireNames.binaryDataOutput] == .bool(true) }
        set { parameters[WireNames.binaryDataOutput] = newValue ? .bool(true) : nil }
    }

    package func wantsBinary(output name: String) -> Bool {
        outputs.first { $0.name == name }?.isBinary ?? wantsBinaryOutputs
    }
}
