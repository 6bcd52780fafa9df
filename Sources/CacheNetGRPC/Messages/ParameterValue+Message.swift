package import CacheNetProtocol

extension ParameterValue {
    /// - Throws: ``InferenceError`` when the parameter has no value, or one that no parameter can have here.
    package init(_ message: Inference_InferParameter, name: String) throws(InferenceError) {
        switch message.parameterChoice {
        case .boolParam(let value)?: self = .bool(value)
        case .int64Param(let value)?: self = .int(Int(value))
        case .uint64Param(let value)?:
            guard let value = Int(exactly: value) else {
                throw InferenceError(.invalidArgument, "expected \(name.shortened) below 2^63, got \(value)")
            }
            self = .int(value)
        case .doubleParam(let value)?: self = .double(value)
        case .stringParam(let value)?: self = .string(value)
        case nil: throw InferenceError(.invalidArgument, "expected a value of parameter \(name.shortened), got none")
        }
    }

    /// All parameters of a message.
    package static func values(
        of messages: [String: Inference_InferParameter]
    ) throws(InferenceError) -> [String: ParameterValue] {
        var values: [String: ParameterValue] = [:]
        for (name, message) in messages { values[name] = try ParameterValue(message, name: name) }
        return values
    }

    package var message: Inference_InferParameter {
        var message = Inference_InferParameter()
        switch self {
        case .bool(let value): message.boolParam = value
        case .int(let value): message.int64Param = Int64(value)
        case .double(let value): message.doubleParam = value
        case .string(let value): message.stringParam = value
        }
        return message
    }
}
