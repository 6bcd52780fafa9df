internal import AsyncHTTPClient
public import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol
internal import CacheNetTransport
internal import NIOCore
internal import NIOHTTP1

/// A bundle's full model on another server of the Open Inference Protocol, such as Triton, KServe, MLServer or OpenVINO
/// Model Server.
///
/// ```swift
/// let full = try await UpstreamModel(at: "http://triton:8000/v2/models/big", for: bundle.description)
/// ```
public struct UpstreamModel: Sendable {
    /// An output of the model, and its values for each frame.
    struct Output: Sendable {
        let name: String
        let width: Int
    }

    /// Without a slash at its end.
    let address: String
    let inputName: String
    /// Whether the model takes frames as they are; otherwise what the bundle's preprocessing makes of them.
    let takesFrames: Bool
    let logits: Output
    /// `nil` where the model says no code.
    let code: Output?
    let timeout: Duration
    /// Whether tensors travel as bytes; as JSON otherwise.
    let takesBinary: Bool

    /// Asks the server what its model takes and answers, and checks that it fits the bundle.
    ///
    /// - Parameters:
    ///   - address: the model's, such as `http://127.0.0.1:8000/v2/models/big`, perhaps with `/versions/3` behind it.
    ///   - timeout: how long an answer may take.
    /// - Throws: ``ServerError`` that says what was expected and what came.
    public init(at address: String, for bundle: BundleDescription, timeout: Duration = .seconds(5)) async throws {
        let url: ServerURL
        do {
            url = try ServerURL(address)
        } catch {
            throw ServerError(.invalidConfiguration, "full model elsewhere: \(error.message)")
        }
        let parts = url.path.split(separator: "/")
        guard [3, 5].contains(parts.count), parts[0] == "v2", parts[1] == "models",
            parts.count == 3 || parts[3] == "versions"
        else {
            throw ServerError(
                .invalidConfiguration,
                "full model elsewhere: expected an address such as http://127.0.0.1:8000/v2/models/big, got \(address)")
        }
        let metadata = try await Self.document(ModelMetadata.self, at: "\(url)")
        let server = try await Self.document(ServerMetadata.self, at: "\(url.withoutPath)/v2")
        try self.init(
            at: "\(url)", metadata, takesBinary: server.extensions.contains("binary_tensor_data"), for: bundle,
            timeout: timeout)
    }

    /// - Throws: ``ServerError`` `unusableModel` when the model does not fit the bundle.
    init(
        at address: String, _ metadata: ModelMetadata, takesBinary: Bool, for bundle: BundleDescription,
        timeout: Duration
    ) throws(ServerError) {
        let config = bundle.config
        func misfit(_ expected: String, _ got: String) -> ServerError {
            ServerError(.unusableModel, "\(address): expected \(expected), got \(got)")
        }
        guard let input = metadata.inputs.first, metadata.inputs.count == 1 else {
            throw misfit("one input", "\(metadata.inputs.map(\.name))")
        }
        let wanted = InferenceDatatype(config.preprocess.elementType)
        let frames = InferenceDatatype(config.input.elementType)
        guard input.datatype == wanted || input.datatype == frames else {
            throw misfit("an input of \(wanted.rawValue) or \(frames.rawValue)", input.datatype.rawValue)
        }
        func output(_ name: String, width: Int) -> Output? {
            let fitting = metadata.outputs.filter { port in
                port.datatype == .float32 && port.shape.dropFirst().filter { $0 != 1 } == (width == 1 ? [] : [width])
            }
            return (fitting.first { $0.name == name } ?? (fitting.count == 1 ? fitting.first : nil)).map {
                Output(name: $0.name, width: width)
            }
        }
        guard let logits = output(WireNames.logits, width: config.labels.count) else {
            let got = metadata.outputs.map { "\($0.name) \($0.datatype.rawValue) \($0.shape)" }
            throw misfit("an output of FP32 with \(config.labels.count) values for each frame", "\(got)")
        }
        self.address = address
        self.timeout = timeout
        self.takesBinary = takesBinary
        inputName = input.name
        takesFrames = input.datatype != wanted
        self.logits = logits
        code =
            metadata.outputs.contains { $0.name == WireNames.code }
            ? output(WireNames.code, width: config.partitions.count) : nil
    }

    private static func document<Document: Decodable>(
        _ type: Document.Type, at address: String
    ) async throws -> Document {
        do {
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: address), timeout: .seconds(10))
            let body = try await response.body.collect(upTo: 1 << 20)
            guard response.status == .ok else {
                throw ServerError(
                    .unusableModel, "\(address): HTTP \(response.status.code): \(String(buffer: body).prefix(200))")
            }
            return try WireJSON.decode(type, from: Array(body.readableBytesView))
        } catch let error as ServerError {
            throw error
        } catch let error as InferenceError {
            throw ServerError(.unusableModel, "\(address): \(error.message.prefix(300))")
        } catch {
            throw ServerError(.unusableModel, "\(address): \(error)")
        }
    }
}
