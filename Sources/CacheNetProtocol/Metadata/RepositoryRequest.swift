/// The body of a request to the model repository; an empty one says nothing.
package struct RepositoryRequest: Sendable {
    /// Whether only models that are loaded are wanted.
    package private(set) var ready: Bool?
    private var parameters: [String: ParameterValue] = [:]

    /// Models are loaded and unloaded each by itself anyway.
    private static let ignored = "unload_dependents"

    /// - Parameter parameters: their names.
    package init(parameters: [String]) {
        self.parameters = Dictionary(parameters.map { ($0, .bool(true)) }) { first, _ in first }
    }

    /// - Throws: ``InferenceError`` when the body is not JSON of that form.
    package init(parsing body: [UInt8]) throws(InferenceError) {
        guard !body.isEmpty else { return }
        var reader = JSONReader(body, 0..<body.count)
        var isFirst = true
        try reader.beginObject()
        while let key = try reader.nextKey(&isFirst) {
            switch key {
            case "ready": ready = try reader.bool()
            case "parameters": parameters = try reader.parameters()
            default: try reader.skipValue()
            }
        }
        try reader.finish()
    }

    /// - Throws: ``InferenceError`` `unsupported` when a model should be loaded otherwise than it is.
    package func checkParameters() throws(InferenceError) {
        guard let other = parameters.keys.sorted().first(where: { $0 != Self.ignored }) else { return }
        throw InferenceError(.unsupported, "expected no parameters, got \(other.shortened)")
    }
}
