internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers every request of the server's port.
///
/// Not the framework's router: there are ten paths, names with several segments among them, and every refusal has a
/// body of its protocol.
struct EdgeResponder: HTTPResponder {
    let documents: StaticMetadata
    let inference: InferenceService
    let registry: Registry
    let maxBodyBytes: Int

    func respond(to request: Request, context: EdgeContext) async throws -> Response {
        let route = Route(path: request.head.path ?? "")
        var reader = RequestReader(request, limit: maxBodyBytes, channel: context.channel)
        var response: Response
        do {
            response = try await answer(route, &reader)
        } catch let error as WireError {
            response = ResponseBuilder.error(error)
            if error.code == .internal { context.logger.error("\(error.message)") }
        } catch let error as RegistryError {
            response = error.response
        } catch let error as CancellationError {
            throw error
        }
        if request.method == .head { response = response.withoutBody }
        return reader.isBounded ? response : response.closing
    }

    private func answer(_ route: Route, _ reader: inout RequestReader) async throws -> Response {
        let request = reader.request
        if !route.methods.isEmpty, !route.methods.contains(request.method) {
            return ResponseBuilder.methodNotAllowed(request.method, route)
        }
        switch route {
        case .server:
            var response = ResponseBuilder.json(documents.server)
            response.headers[.dockerAPIVersion] = "registry/2.0"
            return response
        case .live: return ResponseBuilder.json(documents.live)
        case .ready: return ResponseBuilder.json(documents.ready)
        case .model(let name, let version):
            try documents.check(name, version)
            return ResponseBuilder.json(documents.model)
        case .modelReady(let name, let version):
            try documents.check(name, version)
            return ResponseBuilder.json(documents.modelReady)
        case .infer(let name, let version):
            try documents.check(name, version)
            return try await infer(&reader)
        case .repositoryIndex: return ResponseBuilder.json(documents.index)
        case .manifest(let name, let reference):
            return try registry.manifest(name, reference: reference, request)
        case .blob(let name, let digest): return try await registry.blob(name, digest: digest, request)
        case .tags(let name): return try registry.tags(name)
        case .unknown:
            throw WireError(.notFound, "there is nothing at \"\((request.head.path ?? "").prefix(80))\"")
        case .unknownRegistry: throw RegistryError(.nameUnknown, "there is nothing at this path")
        }
    }

    private func infer(_ reader: inout RequestReader) async throws -> Response {
        let body = try await reader.body()
        let headerLength = try reader.headerLength(bodyBytes: body.count)
        let request = try InferenceRequest.decode(
            body: body, headerLength: headerLength, rawInput: inference.models.rawInput)
        let (answer, ran) = try await inference.answer(request)
        var response = ResponseBuilder.inference(answer.encode { request.wantsBinary(output: $0) })
        response.headers[.serverTiming] = "infer;dur=\(Double(ran / .microseconds(1)).rounded() / 1000)"
        return response
    }
}
