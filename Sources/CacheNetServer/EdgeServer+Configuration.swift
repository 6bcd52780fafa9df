internal import NIOCore

extension EdgeServer {
    /// How an edge server listens, and how much it takes on.
    public struct Configuration: Sendable {
        /// Who answers a miss.
        public enum Answer: String, Sendable, CaseIterable {
            /// The full model.
            case full
            /// The partition that the code selects.
            case partition
        }

        public var host: String
        /// 0 picks a free one.
        public var port: Int
        /// Threads that run models, at least 1.
        public var workers: Int
        /// Requests that run or wait for a worker at the same time, at least 1; more are refused with 503.
        public var queueLimit: Int
        /// Frames in one request, at least 1.
        public var maxBatch: Int
        /// `nil` takes what the largest batch needs as JSON.
        public var maxBodyBytes: Int?
        public var answer: Answer
        /// How long a connection may stay silent before it is closed.
        public var idleTimeout: Duration

        public init(
            host: String = "127.0.0.1", port: Int = 8080, workers: Int? = nil, queueLimit: Int = 64, maxBatch: Int = 64,
            maxBodyBytes: Int? = nil, answer: Answer = .full, idleTimeout: Duration = .seconds(120)
        ) {
            self.host = host
            self.port = port
            self.workers = workers ?? System.coreCount
            self.queueLimit = queueLimit
            self.maxBatch = maxBatch
            self.maxBodyBytes = maxBodyBytes
            self.answer = answer
            self.idleTimeout = idleTimeout
        }

        func validate() throws(ServerError) {
            guard workers >= 1, queueLimit >= 1, maxBatch >= 1, maxBodyBytes ?? 1 >= 1 else {
                throw ServerError(
                    .invalidConfiguration,
                    "expected workers, queue limit, batch and body limit of at least 1, "
                        + "got \(workers), \(queueLimit), \(maxBatch), \(maxBodyBytes ?? 1)")
            }
            guard (0...65_535).contains(port) else {
                throw ServerError(.invalidConfiguration, "expected a port of 0 to 65535, got \(port)")
            }
        }
    }
}
