extension InferenceResponse {
    /// - Throws: ``InferenceError`` when the body is not a well-formed response.
    package static func decode(_ body: MessageBody) throws(InferenceError) -> InferenceResponse {
        guard let json = body.json else {
            throw InferenceError(.invalidArgument, "expected a response with JSON, got one without")
        }
        var reader = JSONReader(json, json.indices)
        var response = InferenceResponse(modelName: "", outputs: [])
        var entries: [TensorEntry]?
        var isFirst = true
        try reader.beginObject()
        while let key = try reader.nextKey(&isFirst) {
            switch key {
            case "model_name": response.modelName = try reader.string()
            case "model_version": response.modelVersion = try reader.string()
            case "id": response.id = try reader.string()
            case "parameters": response.parameters = try reader.parameters()
            case "outputs": entries = try TensorEntry.list(&reader)
            default: try reader.skipValue()
            }
        }
        try reader.finish()
        guard let entries else { throw InferenceError(.invalidArgument, "expected a response with outputs, got none") }
        response.outputs = try TensorEntry.tensors(entries, json, body.tensors)
        return response
    }

    package func encode(binary: Bool) -> (body: [UInt8], headerLength: Int?) {
        encode { _ in binary }
    }

    /// - Parameter binary: whether the output of that name travels as a binary tensor.
    /// - Returns: the body, and the value of the header ``WireNames/headerLength`` where it is needed.
    package func encode(binary: (_ output: String) -> Bool) -> (body: [UInt8], headerLength: Int?) {
        var writer = JSONWriter(capacity: MessageBody.capacity(outputs))
        writer.raw("{\"model_name\":")
        writer.string(modelName)
        if let modelVersion {
            writer.raw(",\"model_version\":")
            writer.string(modelVersion)
        }
        if let id {
            writer.raw(",\"id\":")
            writer.string(id)
        }
        if !parameters.isEmpty {
            writer.raw(",\"parameters\":")
            writer.parameters(parameters)
        }
        writer.raw(",\"outputs\":")
        writer.list(outputs) { $1.write(to: &$0, binary: binary($1.name)) }
        writer.raw("}")
        return MessageBody.complete(writer, outputs, binary: binary)
    }
}
