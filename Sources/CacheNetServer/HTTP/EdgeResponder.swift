internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers every request of the server's HTTP port.
///
/// Not the framework's router: there are a dozen paths, names with several segments among them, and every refusal has a
/// body of its protocol.
struct EdgeResponder: HTTPResponder {
    let service: EdgeService
    let budget: BodyBudget
    /// Bytes of a body; `nil` takes what the largest batch of any model needs as JSON.
    let maxBodyBytes: Int?

    func respond(to request: Request, context: EdgeContext) async throws -> Response {
        let route = Route(path: request.head.path ?? "")
        var reader = RequestReader(
            request, limit: maxBodyBytes ?? service.repository.largestBody, budget: budget, channel: context.channel)
        defer { reader.release() }
        var response: Response
        do {
            response = try await answer(route, &reader)
        } catch let error as InferenceError {
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
            var response = try ResponseBuilder.json(EdgeService.metadata)
            response.headers[.dockerAPIVersion] = "registry/2.0"
            return response
        case .live: return try ResponseBuilder.json(HealthBody(live: true))
        case .ready: return try ResponseBuilder.json(HealthBody(ready: true))
        case .model(let name, let version):
            return try ResponseBuilder.json(service.repository.model(name, version: version).metadata)
        case .modelReady(let name, let version):
            _ = try service.repository.model(name, version: version)
            return try ResponseBuilder.json(HealthBody(name: name, ready: true))
        case .modelConfiguration(let name, let version):
            return try ResponseBuilder.json(service.repository.model(name, version: version).configuration)
        case .statistics(let name, let version):
            let statistics = try service.statistics(of: name, version: version)
            return try ResponseBuilder.json(StatisticsBody(modelStats: statistics))
        case .infer(let name, let version): return try await infer(name, version, &reader)
        case .repositoryIndex:
            let wanted = try RepositoryRequest(parsing: try await reader.body())
            return try ResponseBuilder.json(service.index(ready: wanted.ready ?? false))
        case .load(let name):
            try RepositoryRequest(parsing: try await reader.body()).checkParameters()
            try await service.load(name)
            return Response(status: .ok)
        case .unload(let name):
            try RepositoryRequest(parsing: try await reader.body()).checkParameters()
            try await service.unload(name)
            return Response(status: .ok)
        case .manifest(let name, let reference):
            return try service.repository.registry(name).manifest(name, reference: reference, request)
        case .blob(let name, let digest):
            return try await service.repository.registry(name).blob(name, digest: digest, request)
        case .tags(let name): return try service.repository.registry(name).tags(name)
        case .unsupported(let part): throw InferenceError(.unsupported, "this server has no \(part)")
        case .unknown:
            throw InferenceError(.notFound, "there is nothing at \((request.head.path ?? "").shortened)")
        case .unknownRegistry: throw RegistryError(.nameUnknown, "there is nothing at this path")
        }
    }
}
