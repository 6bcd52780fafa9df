/// What a model has done since it was loaded: an element of the answer to `GET /v2/models/{model}/stats`, in Triton's
/// words.
package struct ModelStatistics: Sendable, Hashable, Codable {
    /// How often something was done, and how long it took in all.
    package struct Total: Sendable, Hashable, Codable {
        package var count: UInt64 = 0
        package var ns: UInt64 = 0

        package init() {}

        package mutating func add(_ duration: Duration) {
            count += 1
            ns += UInt64(max(duration / .nanoseconds(1), 0))
        }
    }

    /// Requests, by what was done with them.
    package struct Requests: Sendable, Hashable, Codable {
        /// From the request's arrival to its answer.
        package var success = Total()
        package var fail = Total()
        /// Waiting for a worker.
        package var queue = Total()
        /// From frames to what the model takes.
        package var computeInput = Total()
        package var computeInfer = Total()
        /// From scores to the answer.
        package var computeOutput = Total()

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case success, fail, queue
            case computeInput = "compute_input"
            case computeInfer = "compute_infer"
            case computeOutput = "compute_output"
        }
    }

    /// Runs of the model with so many frames.
    package struct Batch: Sendable, Hashable, Codable {
        package var batchSize: UInt64
        package var computeInput = Total()
        package var computeInfer = Total()
        package var computeOutput = Total()

        package init(batchSize: UInt64) {
            self.batchSize = batchSize
        }

        private enum CodingKeys: String, CodingKey {
            case batchSize = "batch_size"
            case computeInput = "compute_input"
            case computeInfer = "compute_infer"
            case computeOutput = "compute_output"
        }
    }

    package var name: String
    package var version: String
    /// Milliseconds since 1970; 0 before the first.
    package var lastInference: UInt64 = 0
    /// Frames.
    package var inferenceCount: UInt64 = 0
    /// Runs of the model.
    package var executionCount: UInt64 = 0
    package var inferenceStats = Requests()
    /// In ascending order of size.
    package var batchStats: [Batch] = []

    package init(name: String, version: String) {
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
package struct StatisticsBody: Sendable, Hashable, Codable {
    package var modelStats: [ModelStatistics]

    package init(modelStats: [ModelStatistics]) {
        self.modelStats = modelStats
    }

    private enum CodingKeys: String, CodingKey {
        case modelStats = "model_stats"
    }
}
