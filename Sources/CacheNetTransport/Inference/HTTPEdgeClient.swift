public import AsyncHTTPClient
public import CacheNetBundle
public import CacheNetCore
internal import CacheNetProtocol
internal import NIOCore
internal import NIOHTTP1

/// Asks an edge server over the Open Inference Protocol: one `POST` for each frame, tensors and pictures as binary.
///
/// How long the device waits is told to the server, which begins nothing that nobody waits for any more.
public final class HTTPEdgeClient: EdgeInference {
    private let client: HTTPClient
    private let address: String
    private let template: HTTPClient.Request
    private let inputName: String
    private let format: FrameFormat
    private let version: DeviceVersion

    /// - Parameters:
    ///   - baseURL: for example `http://127.0.0.1:8080`, without a path.
    ///   - model: the model's name at that server.
    ///   - bundle: what the device runs; answers of a version of it with other labels are refused.
    ///   - authorization: the header of that name.
    public init(
        client: HTTPClient, baseURL: String, model: String, bundle: BundleDescription, authorization: String? = nil
    ) throws(TransportError) {
        self.client = client
        version = DeviceVersion(
            digest: bundle.digest.description, labels: bundle.config.labels.count,
            fingerprint: bundle.config.labelsFingerprint)
        let address = "\(try ServerURL(baseURL))/v2/models/\(model)/infer"
        self.address = address
        inputName = bundle.config.input.name
        format = bundle.config.input.format
        do {
            var headers: HTTPHeaders = ["Content-Type": "application/octet-stream"]
            if let authorization { headers.add(name: "Authorization", value: authorization) }
            template = try HTTPClient.Request(url: address, method: .POST, headers: headers)
        } catch {
            throw TransportError(.invalidAddress, "expected a URL of a model, got '\(address.prefix(200))'")
        }
    }

    /// Sends a frame as a tensor, and waits for the edge's answer.
    ///
    /// - Parameters:
    ///   - frame: of the bundle's element type and shape, with a batch dimension of 1 before it.
    ///   - timeout: the longest wait for the whole answer; `nil`, or more than a day, waits for as long as the
    ///     connection stands.
    /// - Throws: ``TransportError``: `rejected` for a frame of another type or shape, before anything is sent, and for
    ///   what the edge refuses; `versionMismatch` for an answer of a version with other labels.
    public func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        try await ask(try InferenceRequest.miss(frame, input: inputName, format: format), timeout)
    }

    /// The same for a frame as a picture, which the edge decodes.
    ///
    /// - Parameters:
    ///   - picture: a JPEG or PNG file of the frame's size.
    ///   - timeout: as above.
    /// - Throws: as above; `rejected` where the edge takes no pictures or cannot read this one.
    public func infer(picture: [UInt8], timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        try await ask(try InferenceRequest.miss(picture: picture, input: inputName), timeout)
    }

    private func ask(
        _ message: InferenceRequest, _ timeout: Duration?
    ) async throws(TransportError) -> EdgeAnswer {
        let wait = timeout?.boundedWait
        let request = request(message, wait)
        let response: HTTPClient.Response
        do {
            // The callback API's deadline covers the body as well, and only the whole answer crosses threads.
            let running = client.execute(
                request: request, delegate: ResponseAccumulator(request: request, maxBodySize: 1 << 20),
                deadline: wait.map { .now() + .nanoseconds(Int64($0 / .nanoseconds(1))) } ?? .distantFuture)
            response = try await withTaskCancellationHandler {
                try await running.get()
            } onCancel: {
                running.cancel()
            }
        } catch {
            throw TransportError(requesting: address, cause: error)
        }
        return try answer(from: response)
    }

    private func request(_ message: InferenceRequest, _ wait: Duration?) -> HTTPClient.Request {
        var message = message
        message.wantsBinaryOutputs = true
        // To the server 0 is no timeout at all.
        if let wait { message.parameters[WireNames.timeout] = .int(max(1, Int(wait / .microseconds(1)))) }
        let encoded = message.encode(binary: true)
        var request = template
        request.headers.add(name: WireNames.headerLength, value: "\(encoded.headerLength ?? encoded.body.count)")
        request.body = .byteBuffer(ByteBuffer(bytes: encoded.body))
        return request
    }

    private func answer(from response: HTTPClient.Response) throws(TransportError) -> EdgeAnswer {
        let body = response.body.map { Array(buffer: $0) } ?? []
        guard response.status == .ok else {
            throw TransportError(
                requesting: address, status: response.status.code,
                body: String(decoding: body, as: UTF8.self))
        }
        let length = response.headers.first(name: WireNames.headerLength).flatMap { Int($0) }
        let decoded: InferenceResponse
        do {
            decoded = try InferenceResponse.decode(MessageBody(body, headerLength: length))
        } catch {
            throw TransportError(.invalidResponse, "\(address): \(error.message)")
        }
        return try EdgeAnswer(
            decoded, for: version, address: address,
            ran: response.headers.first(name: "Server-Timing").flatMap(ServerTiming.modelTime))
    }
}
