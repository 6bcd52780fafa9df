extension InferenceRequest {
    /// - Parameter rawInput: what a raw request holds; `nil` refuses raw requests.
    /// - Throws: ``InferenceError`` when the body is not a well-formed request.
    package static func decode(_ body: MessageBody, rawInput: RawInput? = nil) throws(InferenceError)
        -> InferenceRequest
    {
        guard let json = body.json else {
            guard let rawInput else {
                throw InferenceError(.invalidArgument, "expected a request with JSON, got a raw one")
            }
            var request = InferenceRequest(inputs: [try rawInput.tensor(body.tensors)])
            // There is no JSON that could say how the answer shall look: it is as binary as the question.
            request.wantsBinaryOutputs = true
            return request
        }
        var reader = JSONReader(json, json.indices)
        var request = InferenceRequest(inputs: [])
        var entries: [TensorEntry]?
        var isFirst = true
        try reader.beginObject()
        while let key = try reader.nextKey(&isFirst) {
            switch key {
            case "id": request.id = try reader.string()
            case "parameters": request.parameters = try reader.parameters()
            case "inputs": entries = try TensorEntry.list(&reader)
            case "outputs": request.outputs = try RequestedOutput.list(&reader)
            default: try reader.skipValue()
            }
        }
        try reader.finish()
        guard let entries else { throw InferenceError(.invalidArgument, "expected a request with inputs, got none") }
        request.inputs = try TensorEntry.tensors(entries, json, body.tensors)
        return request
    }

    /// - Parameter binary: whether inputs travel as binary tensors.
    /// - Returns: the body, and the value of the header ``WireNames/headerLength`` where it is needed.
    package func encode(binary: Bool) -> (body: [UInt8], headerLength: Int?) {
        var writer = JSONWriter(capacity: MessageBody.capacity(inputs))
        writer.raw("{")
        if let id {
            writer.raw("\"id\":")
            writer.string(id)
            writer.raw(",")
        }
        if !parameters.isEmpty {
            writer.raw("\"parameters\":")
            writer.parameters(parameters)
            writer.raw(",")
        }
        writer.raw("\"inputs\":")
        writer.list(inputs) { $1.write(to: &$0, binary: binary) }
        if !outputs.isEmpty {
            writer.raw(",\"outputs\":")
            writer.list(outputs) { writer, output in
                writer.raw("{\"name\":")
                writer.string(output.name)
                writer.raw(",\"parameters\":")
                writer.parameters(output.parameters)
                writer.raw("}")
            }
        }
        writer.raw("}")
        return MessageBody.complete(writer, inputs) { _ in binary }
    }
}

extension RequestedOutput {
    fileprivate static func list(_ reader: inout JSONReader) throws(InferenceError) -> [RequestedOutput] {
        var outputs: [RequestedOutput] = []
        var isFirst = true
        try reader.beginArray()
        while try reader.nextElement(&isFirst) { outputs.append(try read(&reader)) }
        return outputs
    }

    private static func read(_ reader: inout JSONReader) throws(InferenceError) -> RequestedOutput {
        var name: String?
        var parameters: [String: ParameterValue] = [:]
        var isFirst = true
        try reader.beginObject()
        while let key = try reader.nextKey(&isFirst) {
            switch key {
            case "name": name = try reader.string()
            case "parameters": parameters = try reader.parameters()
            default: try reader.skipValue()
            }
        }
        guard let name else {
            throw InferenceError(.invalidArgument, "expected a requested output with a name, got none")
        }
        return RequestedOutput(name: name, parameters: parameters)
    }
}
