/// The answer to `GET /v2/models/{model}`.
public struct ModelMetadata: Sendable, Hashable, Codable {
    /// An input or output; -1 stands for a dimension that varies.
    public struct Port: Sendable, Hashable, Codable {
        public var name: String
        public var datatype: InferenceDatatype
        public var shape: [Int]

        public init(name: String, datatype: InferenceDatatype, shape: [Int]) {
            self.name = name
            self.datatype = datatype
            self.shape = shape
        }
    }

    public var name: String
    public var versions: [String]?
    public var platform: String
    public var inputs: [Port]
    public var outputs: [Port]

    public init(name: String, versions: [String]?, platform: String, inputs: [Port], outputs: [Port]) {
        self.name = name
        self.versions = versions
        self.platform = platform
        self.inputs = inputs
        self.outputs = outputs
    }
}
