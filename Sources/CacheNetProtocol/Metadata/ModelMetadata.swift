/// The answer to `GET /v2/models/{model}`.
package struct ModelMetadata: Sendable, Hashable, Codable {
    /// An input or output; -1 stands for a dimension that varies.
    package struct Port: Sendable, Hashable, Codable {
        package var name: String
        package var datatype: InferenceDatatype
        package var shape: [Int]

        package init(name: String, datatype: InferenceDatatype, shape: [Int]) {
            self.name = name
            self.datatype = datatype
            self.shape = shape
        }
    }

    package var name: String
    package var versions: [String]?
    package var platform: String
    package var inputs: [Port]
    package var outputs: [Port]

    package init(name: String, versions: [String]?, platform: String, inputs: [Port], outputs: [Port]) {
        self.name = name
        self.versions = versions
        self.platform = platform
        self.inputs = inputs
        self.outputs = outputs
    }
}
