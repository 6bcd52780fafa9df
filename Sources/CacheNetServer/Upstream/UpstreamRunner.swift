internal import AsyncHTTPClient
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol
internal import CacheNetTransport
internal import Instrumentation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization
internal import Tracing

/// Has another server run the full model; the encoder, where there is one, runs in this process.
///
/// A server that does not answer is asked once more within a budget, and left alone for a while after failures in a
/// row: devices then hear at once that the edge is unavailable, and degrade.
final class UpstreamRunner: BatchRunner {
    /// Batches that are sent at the same time.
    static let concurrency = 16

    private struct State {
        var breaker = CircuitBreaker()
        var budget = RetryBudget()
    }

    /// For as long as the process lives: there is one server in it.
    private static let client = HTTPClient.edge(patience: nil)

    private let model: UpstreamModel
    private let config: BundleConfig
    private let encoder: CodeModel?
    private let pool: NIOThreadPool
    private let state = Mutex(State())
    private let began = ContinuousClock.now

    /// - Parameter encoder: of a bundle whose full model says no code.
    init(_ model: UpstreamModel, config: BundleConfig, encoder: CodeModel?, pool: NIOThreadPool) {
        self.model = model
        self.config = config
        self.encoder = encoder
        self.pool = pool
    }

    func start(_ batch: [ValidatedRequest], done: @escaping @Sendable (Result<BatchRun, any Error>) -> Void) {
        Task {
            do {
                done(.success(try await run(batch)))
            } catch {
                done(.failure(error))
            }
        }
    }

    private func run(_ batch: [ValidatedRequest]) async throws -> BatchRun {
        let start = ContinuousClock.now
        let decoded = DecodedBatch(batch, format: config.input.format)
        guard let frames = try decoded.frames() else {
            return BatchRun(results: decoded.results([]), inputTime: start.duration(to: .now), inferTime: .zero)
        }
        let input = try config.preprocessed(frames)
        let sent = ContinuousClock.now
        async let code = encodedCode(input, of: decoded.requests)
        // A batch of several requests goes on in the first one's trace.
        let trace = decoded.requests.lazy.compactMap(\.trace).first
        let question = model.takesFrames ? frames : input
        var whole = try await InstrumentationContext.withValue(decoded.requests.first?.context ?? .topLevel) {
            try await ask(question, trace)
        }
        if whole.code == nil { whole.code = try await code }
        let results = try whole.divided(among: decoded.requests, config)
        return BatchRun(
            results: decoded.results(results), inputTime: start.duration(to: sent), inferTime: sent.duration(to: .now))
    }

    private func encodedCode(_ input: Tensor, of requests: [ValidatedRequest]) async throws -> Tensor? {
        guard let encoder, requests.contains(where: { $0.wantsCode || $0.wantsHint }) else { return nil }
        return try await pool.runIfActive { try encoder.code(input) }
    }

    // MARK: Asking

    private func ask(_ input: Tensor, _ trace: TraceParent?) async throws -> InferenceResult {
        let now = began.duration(to: .now)
        let isAdmitted = state.withLock { state in
            state.budget.earn()
            return state.breaker.admits(now: now)
        }
        guard isAdmitted else {
            throw InferenceError(.unavailable, "the full model's server did not answer lately; try again later")
        }
        do {
            let result = try await askTwice(input, trace)
            state.withLock { $0.breaker.succeeded() }
            return result
        } catch {
            let now = began.duration(to: .now)
            state.withLock { state in
                // What it refuses, it has heard.
                if error.code == .unavailable || error.code == .deadlineExceeded {
                    state.breaker.failed(now: now)
                } else {
                    state.breaker.succeeded()
                }
            }
            throw error
        }
    }

    private func askTwice(_ input: Tensor, _ trace: TraceParent?) async throws(InferenceError) -> InferenceResult {
        do {
            return try await send(input, trace)
        } catch {
            guard error.code == .unavailable, state.withLock({ $0.budget.spend() }) else { throw error }
            return try await send(input, trace)
        }
    }

    private func send(_ input: Tensor, _ trace: TraceParent?) async throws(InferenceError) -> InferenceResult {
        let wanted = [model.logits] + (model.code.map { [$0] } ?? [])
        var message = InferenceRequest(
            // KServe's server fails where a model repeats the identifier of a request that has none.
            id: "frames", inputs: [InferenceTensor(name: model.inputName, input)],
            outputs: wanted.map { RequestedOutput(name: $0.name, binary: model.takesBinary ? true : nil) })
        if model.takesBinary { message.wantsBinaryOutputs = true }
        let (body, length) = message.encode(binary: model.takesBinary)
        var request = HTTPClientRequest(url: "\(model.address)/infer")
        request.method = .POST
        if let length {
            request.headers.add(name: "content-type", value: "application/octet-stream")
            request.headers.add(name: WireNames.headerLength, value: "\(length)")
        } else {
            request.headers.add(name: "content-type", value: "application/json")
        }
        // A tracer has the client say so itself, with a span of its own.
        if let trace, InstrumentationSystem.tracer is NoOpTracer {
            request.headers.add(name: "traceparent", value: trace.header)
        }
        request.body = .bytes(ByteBuffer(bytes: body))
        let (status, answer, headerLength): (UInt, [UInt8], Int?)
        do {
            let response = try await Self.client.execute(
                request, timeout: .nanoseconds(Int64(model.timeout / .nanoseconds(1))))
            status = response.status.code
            answer = Array(try await response.body.collect(upTo: 64 << 20).readableBytesView)
            headerLength = response.headers.first(name: WireNames.headerLength).flatMap { Int($0) }
        } catch {
            throw InferenceError(fullModel: TransportError(requesting: model.address, cause: error))
        }
        guard status == 200 else {
            let text = String(decoding: answer, as: UTF8.self)
            throw InferenceError(fullModel: TransportError(requesting: model.address, status: status, body: text))
        }
        let response = try InferenceResponse.decode(MessageBody(answer, headerLength: headerLength))
        let batch = input.shape.first ?? 0
        let logits = try values(of: model.logits, in: response, batch: batch)
        return InferenceResult(
            logits: config.full.output == .probabilities ? try Self.logits(ofProbabilities: logits) : logits,
            code: try model.code.map { code throws(InferenceError) in try values(of: code, in: response, batch: batch) }
        )
    }

    private func values(
        of output: UpstreamModel.Output, in response: InferenceResponse, batch: Int
    ) throws(InferenceError) -> Tensor {
        guard let tensor = response.output(named: output.name), tensor.datatype == .float32,
            tensor.bytes.count == batch * output.width * MemoryLayout<Float>.size
        else {
            throw InferenceError(
                .internal,
                "the full model's server: expected \(output.name) with \(batch) x \(output.width) values of FP32")
        }
        do {
            return try Tensor(elementType: .float32, shape: [batch, output.width], bytes: tensor.bytes)
        } catch {
            throw InferenceError(.internal, error.message)
        }
    }

    private static func logits(ofProbabilities tensor: Tensor) throws(InferenceError) -> Tensor {
        do {
            return try tensor.logitsOfProbabilities()
        } catch {
            throw InferenceError(.internal, error.message)
        }
    }
}

extension InferenceError {
    /// What a client hears when the full model's server was asked in vain.
    fileprivate init(fullModel error: TransportError) {
        let code: Code =
            switch error.code {
            case .timeout: .deadlineExceeded
            case .unreachable, .overloaded, .cancelled: .unavailable
            default: .internal
            }
        self.init(code, "the full model's server: \(error.message)")
    }
}
