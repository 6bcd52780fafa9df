/// An output that a request asks for.
public struct RequestedOutput: Sendable, Hashable {
    public var name: String
    public var parameters: [String: ParameterValue]

    /// - Parameter binary: whether it shall come as a binary tensor; `nil` leaves that to the request as a whole.
    public init(name: String, binary: Bool? = nil, parameters: [String: ParameterValue] = [:]) {
        self.name = name
        self.parameters = parameters
        if let binary { self.parameters[WireNames.binaryData] = .bool(binary) }
    }

    var isBinary: Bool? {
        guard case .bool(let value)? = parameters[WireNames.binaryData] else { return nil }
        return value
    }
}
