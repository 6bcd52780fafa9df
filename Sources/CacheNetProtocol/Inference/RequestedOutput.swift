/// An output that a request asks for.
package struct RequestedOutput: Sendable, Hashable {
    package var name: String
    package var parameters: [String: ParameterValue]

    /// - Parameter binary: whether it shall come as a binary tensor; `nil` leaves that to the request as a whole.
    package init(name: String, binary: Bool? = nil, parameters: [String: ParameterValue] = [:]) {
        self.name = name
        self.parameters = parameters
        if let binary { self.parameters[WireNames.binaryData] = .bool(binary) }
    }

    /// How many labels are asked for in place of scores; `nil` where scores are.
    ///
    /// - Throws: ``InferenceError`` when it is not a number of at least 0; 0 asks for scores.
    package func classification() throws(InferenceError) -> Int? {
        guard let value = parameters[WireNames.classification] else { return nil }
        guard case .int(let count) = value, count >= 0 else {
            throw InferenceError(
                .invalidArgument,
                "expected \(WireNames.classification) of at least 0 for \(name.shortened), got \(value)")
        }
        return count == 0 ? nil : count
    }

    var isBinary: Bool? {
        guard case .bool(let value)? = parameters[WireNames.binaryData] else { return nil }
        return value
    }
}
