/// What a model has done since it was loaded: an element of the answer to `GET /v2/models/{model}/stats`, in Triton's
/// words.
public struct ModelStatistics: Sendable, Hashable, Codable {
    /// How often something was done, and how long it took in all.
    public struct Total: Sendable, Hashable, Codable {
        public var count: UInt64 = 0
        public var ns: UInt64 = 0

        public init() {}

        public mutating func add(_ duration: Duration, times: Int = 1) {
            count += UInt64(max(times, 0))
            ns += UInt64(max(duration / .nanoseconds(1), 0))
        }
    }

    /// Requests, by what was done with them.
    public struct Requests: Sendable, Hashable, Codable {
        /// From the request's arrival to its answer.
        public var success = Total()
        public var fail = Total()
        /// Waiting for a worker.
        public var queue = Total()
        /// From frames to what the model takes.
        public var computeInput = Total()
        public var computeInfer = Total()
        /// From scores to the answer.
        public var computeOutput = Total()

        public init() {}

        private enum CodingKeys: String, CodingKey {
            case success, fail, queue
            case computeInput = "compute_input"
            case computeInfer = "compute_infer"
            case computeOutput = "compute_output"
        }
    }

    /// Runs of the model with so many frames.
    public struct Batch: Sendable, Hashable, Codable {
        public var batchSize: UInt64
        public var computeInput = Total()
        public var computeInfer = Total()
        public var computeOutput = Total()

        public init(batchSize: UInt64) {
            self.batchSize = batchSize
        }

        private enum CodingKeys: String, CodingKey {
            case batchSize = "batch_size"
            case computeInput = "compute_input"
            case computeInfer = "compute_infer"
            case computeOutput = "compute_output"
        }
    }

    public var name: String
    public var version: String
    /// Milliseconds since 1970; 0 before the first.
    public var lastInference: UInt64 = 0
    /// Frames.
    public var inferenceCount: UInt64 = 0
    /// Runs of the model.
    public var executionCount: UInt64 = 0
    public var inferenceStats = Requests()
    /// In ascending order of size.
    public var batchStats: [Batch] = []

    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }

    private enum CodingKeys: String, CodingKey {
        case name, version
        case lastInference = "last_inference"
        case inferenceCount = "inference_count"
        case executionCount = "execution_count"
        case inferenceStats = "inference_stats"
        case batchStats = "batch_stats"
    }
}

/// The answer to `GET /v2/models/stats` and `GET /v2/models/{model}/stats`.
public struct StatisticsBody: Sendable, Hashable, Codable {
    public var modelStats: [ModelStatistics]

    public init(modelStats: [ModelStatistics]) {
        self.modelStats = modelStats
    }

    private enum CodingKeys: String, CodingKey {
        case modelStats = "model_stats"
    }
}
