internal import Logging
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

        /// The address or the name to listen at, for HTTP and gRPC: `127.0.0.1` serves this machine alone, `0.0.0.0`
        /// everybody who reaches it by IPv4.
        public var host: String
        /// 0 picks a free one.
        public var port: Int
        /// Where the certificate is; `nil` serves in the clear.
        public var tls: TLSFiles?
        /// The port of the gRPC service; 0 picks a free one, `nil` leaves gRPC out.
        public var grpcPort: Int?
        /// Threads that run models, at least 1.
        public var workers: Int
        /// Threads that read requests and write answers, at least 1.
        public var eventLoops: Int
        /// Requests of a model that run or wait for a worker at the same time, at least 1; more are refused with 503.
        /// `nil` takes 16 for each worker, or four batches where these are more.
        public var queueLimit: Int?
        /// Frames in one request, at least 1.
        public var maxBatch: Int
        /// Frames of requests that wait which the full model answers together, at least 1; 1 runs each request alone. `nil`
        /// takes 1 for models in this process, where a core gains next to nothing by more, and 8 for a full model elsewhere.
        public var dynamicBatch: Int?
        /// How long a free worker waits for more frames to run together, while more than one client asks.
        public var batchDelay: Duration
        /// `nil` takes what the largest batch needs as JSON.
        public var maxBodyBytes: Int?
        /// Bytes of all bodies that are under way, at least 1; more are refused with 503.
        public var bodyMemory: Int
        /// Whether clients may load and unload models.
        public var allowsModelControl: Bool
        /// Who answers a miss. With a full model elsewhere it has to be ``Answer/full``.
        public var answer: Answer
        /// How long a connection may stay silent before it is closed.
        public var idleTimeout: Duration
        /// How long a request may take to come in, beside what its bytes take at ``slowestBytesPerSecond``.
        public var requestTimeout: Duration
        /// The slowest rate at which a body may come, at least 1.
        public var slowestBytesPerSecond: Int
        /// How long a client may take nothing of an answer.
        public var readerTimeout: Duration
        /// Connections at the same time, at least 1; others wait to be accepted. `nil` takes what the limit of open files
        /// allows.
        public var maxConnections: Int?

        /// Unless said otherwise: for this machine alone, in the clear and without gRPC.
        ///
        /// Checks nothing; ``check()`` does, and so does a server that is made of it.
        ///
        /// - Parameters:
        ///   - workers: `nil` takes one for each core.
        ///   - eventLoops: `nil` takes one for each core.
        public init(
            host: String = "127.0.0.1", port: Int = 8080, tls: TLSFiles? = nil, grpcPort: Int? = nil,
            workers: Int? = nil,
            eventLoops: Int? = nil, queueLimit: Int? = nil, maxBatch: Int = 64, dynamicBatch: Int? = nil,
            batchDelay: Duration = .zero, maxBodyBytes: Int? = nil, bodyMemory: Int = 256 << 20,
            allowsModelControl: Bool = false, answer: Answer = .full, idleTimeout: Duration = .seconds(120),
            requestTimeout: Duration = .seconds(20), slowestBytesPerSecond: Int = 1000,
            readerTimeout: Duration = .seconds(600), maxConnections: Int? = nil
        ) {
            self.host = host
            self.port = port
            self.tls = tls
            self.grpcPort = grpcPort
            self.workers = workers ?? System.coreCount
            self.eventLoops = eventLoops ?? System.coreCount
            self.queueLimit = queueLimit
            self.maxBatch = maxBatch
            self.dynamicBatch = dynamicBatch
            self.batchDelay = batchDelay
            self.maxBodyBytes = maxBodyBytes
            self.bodyMemory = bodyMemory
            self.allowsModelControl = allowsModelControl
            self.answer = answer
            self.idleTimeout = idleTimeout
            self.requestTimeout = requestTimeout
            self.slowestBytesPerSecond = slowestBytesPerSecond
            self.readerTimeout = readerTimeout
            self.maxConnections = maxConnections
        }

        /// Checks what can be checked without listening: the numbers, and the certificate's files. Blocks.
        ///
        /// - Throws: ``ServerError`` that says what was expected and what came.
        public func check() throws(ServerError) {
            try validate()
            if let tls { _ = try TLSIdentity(tls, logger: Logger(label: "check") { _ in SwiftLogNoOpLogHandler() }) }
        }

        func validate() throws(ServerError) {
            try Self.check("port", port, in: Self.ports)
            try Self.check("gRPC port", grpcPort ?? 0, in: Self.ports)
            try Self.check("workers", workers, in: Self.workers)
            try Self.check("event loops", eventLoops, in: Self.workers)
            try Self.check("dynamic batch", dynamicBatch ?? 1, in: Self.dynamicBatches)
            try Self.check("body memory", bodyMemory, in: 1...1 << 40)
            guard batchDelay >= .zero, batchDelay <= .seconds(10) else {
                throw ServerError(.invalidConfiguration, "batch delay: expected 0 to 10 seconds, got \(batchDelay)")
            }
            try Self.check("queue limit", queueLimit ?? 1, in: Self.queueLimits)
            try Self.check("batch limit", maxBatch, in: 1...1 << 16)
            try Self.check("body limit", maxBodyBytes ?? 1, in: 1...1 << 40)
            try Self.check("connections", maxConnections ?? 1, in: 1...1 << 24)
            try Self.check("slowest bytes per second", slowestBytesPerSecond, in: 1...1 << 40)
            for (name, time) in [
                ("idle timeout", idleTimeout), ("request timeout", requestTimeout), ("reader timeout", readerTimeout),
            ] where time <= .zero {
                throw ServerError(.invalidConfiguration, "\(name): expected more than 0 seconds, got \(time)")
            }
        }

        /// Ports that a server can be told; 0 picks a free one.
        public static let ports = 0...65_535
        /// Threads that a server can have: more than any machine has cores, less than any machine refuses.
        public static let workers = 1...1024
        /// Frames that a server can run together.
        public static let dynamicBatches = 1...1024
        /// Requests that a server can let wait.
        public static let queueLimits = 1...1 << 20

        private static func check(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws(ServerError) {
            guard range.contains(value) else {
                throw ServerError(
                    .invalidConfiguration,
                    "\(name): expected \(range.lowerBound) to \(range.upperBound), got \(value)")
            }
        }
    }
}
