public import CacheNetBundle
public import CacheNetCore
internal import CacheNetProtocol
internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix

/// Asks an edge server over the Open Inference Protocol's gRPC service: one `ModelInfer` for each frame.
///
/// Shut it down when done. Models come from elsewhere, such as the server's HTTP port or an OCI registry.
public final class GRPCEdgeClient: EdgeInference {
    private let client: GRPCClient<HTTP2ClientTransport.Posix>
    private let connections: Task<Void, Never>
    private let address: GRPCAddress
    private let model: String
    private let inputName: String
    private let version: DeviceVersion
    private let format: FrameFormat
    private let metadata: Metadata

    /// - Parameters:
    ///   - address: of the gRPC service.
    ///   - model: the model's name at that server.
    ///   - bundle: what the device runs; answers of a version of it with other labels are refused.
    ///   - credentials: what is shown to the edge, and whom the device believes.
    public init(
        address: GRPCAddress, model: String, bundle: BundleDescription, credentials: EdgeCredentials = .init()
    ) throws(TransportError) {
        self.address = address
        self.model = model
        inputName = bundle.config.input.name
        version = DeviceVersion(
            digest: bundle.digest.description, labels: bundle.config.labels.count,
            fingerprint: bundle.config.labelsFingerprint)
        format = bundle.config.input.format
        metadata = try credentials.authorization().map { ["authorization": .string($0)] } ?? [:]
        do {
            let transport = try HTTP2ClientTransport.Posix(
                target: .dns(host: address.host, port: address.port),
                transportSecurity: address.isSecure ? Self.security(credentials) : .plaintext)
            client = GRPCClient(transport: transport)
        } catch {
            throw TransportError(.invalidAddress, "\(address): \(error)")
        }
        connections = Task { [client] in try? await client.runConnections() }
    }

    private static func security(_ credentials: EdgeCredentials) -> HTTP2ClientTransport.Posix.TransportSecurity {
        .tls { tls in
            if let file = credentials.authorities { tls.trustRoots = .certificates([.file(path: file, format: .pem)]) }
            if let file = credentials.certificate { tls.certificateChain = [.file(path: file, format: .pem)] }
            if let file = credentials.key { tls.privateKey = .file(path: file, format: .pem) }
        }
    }

    deinit {
        client.beginGracefulShutdown()
    }

    /// Ends the connection once what is under way is answered.
    public func shutdown() async {
        client.beginGracefulShutdown()
        await connections.value
    }

    /// Sends a frame as a tensor, and waits for the edge's answer. How long the models ran there is not known.
    ///
    /// - Parameters:
    ///   - frame: of the bundle's element type and shape, with a batch dimension of 1 before it.
    ///   - timeout: the longest wait for the whole answer; `nil` waits for as long as the connection stands.
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
        _ request: InferenceRequest, _ timeout: Duration?
    ) async throws(TransportError) -> EdgeAnswer {
        var options = CallOptions.defaults
        options.timeout = timeout?.boundedWait
        options.waitForReady = false
        let message: Inference_ModelInferResponse
        do {
            let service = Inference_GRPCInferenceService.Client(wrapping: client)
            message = try await service.modelInfer(
                request.message(model: model), metadata: metadata, options: options)
        } catch {
            throw TransportError(asking: address, cause: error)
        }
        let response: InferenceResponse
        do {
            response = try InferenceResponse(message)
        } catch {
            throw TransportError(.invalidResponse, "\(address): \(error.message)")
        }
        return try EdgeAnswer(response, for: version, address: "\(address)", ran: nil)
    }
}

extension TransportError {
    /// What an error of the gRPC client means for the one who asked.
    fileprivate init(asking address: GRPCAddress, cause: any Error) {
        guard let error = cause as? RPCError else {
            self.init(
                cause is CancellationError ? .cancelled : .unreachable, "\(address): \(cause)")
            return
        }
        let code: Code =
            switch error.code {
            case .deadlineExceeded: .timeout
            case .cancelled: .cancelled
            case .resourceExhausted: .overloaded
            // Both who does not answer and who has too much to do; the latter has words of its own.
            case .unavailable: error.cause == nil ? .overloaded : .unreachable
            default: .rejected
            }
        self.init(code, "\(address): \(error.code) \(error.message.prefix(200))")
    }
}
