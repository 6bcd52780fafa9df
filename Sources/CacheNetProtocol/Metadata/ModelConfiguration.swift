/// The answer to `GET /v2/models/{model}/config`: how a model is run, in Triton's words.
package struct ModelConfiguration: Sendable, Hashable, Encodable {
    /// An input or output, without the batch's dimension.
    package struct Port: Sendable, Hashable, Encodable {
        package var name: String
        package var datatype: InferenceDatatype
        package var dims: [Int]

        package init(name: String, datatype: InferenceDatatype, dims: [Int]) {
            self.name = name
            self.datatype = datatype
            self.dims = dims
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode("TYPE_\(datatype == .bytes ? "STRING" : datatype.rawValue)", forKey: .dataType)
            try container.encode(dims, forKey: .dims)
        }

        private enum CodingKeys: String, CodingKey {
            case name, dims
            case dataType = "data_type"
        }
    }

    /// Copies of the model that can run at the same time.
    package struct InstanceGroup: Sendable, Hashable, Encodable {
        package var name: String
        package var kind: String
        package var count: Int

        package init(name: String, count: Int) {
            self.name = name
            kind = "KIND_CPU"
            self.count = count
        }
    }

    /// Requests that wait are run together.
    package struct DynamicBatching: Sendable, Hashable, Encodable {
        package var preferredBatchSize: [Int]
        package var maxQueueDelayMicroseconds: Int

        package init(preferredBatchSize: [Int], maxQueueDelayMicroseconds: Int) {
            self.preferredBatchSize = preferredBatchSize
            self.maxQueueDelayMicroseconds = maxQueueDelayMicroseconds
        }

        private enum CodingKeys: String, CodingKey {
            case preferredBatchSize = "preferred_batch_size"
            case maxQueueDelayMicroseconds = "max_queue_delay_microseconds"
        }
    }

    package var name: String
    package var platform: String
    package var backend: String
    /// Frames in one request.
    package var maxBatchSize: Int
    package var input: [Port]
    package var output: [Port]
    package var instanceGroup: [InstanceGroup]
    /// `nil` where requests run one by one.
    package var dynamicBatching: DynamicBatching?

    package init(
        name: String, platform: String, backend: String, maxBatchSize: Int, input: [Port], output: [Port],
        instanceGroup: [InstanceGroup], dynamicBatching: DynamicBatching?
    ) {
        self.name = name
        self.platform = platform
        self.backend = backend
        self.maxBatchSize = maxBatchSize
        self.input = input
        self.output = output
        self.instanceGroup = instanceGroup
        self.dynamicBatching = dynamicBatching
    }

    private enum CodingKeys: String, CodingKey {
        case name, platform, backend, input, output
        case maxBatchSize = "max_batch_size"
        case instanceGroup = "instance_group"
        case dynamicBatching = "dynamic_batching"
    }
}
