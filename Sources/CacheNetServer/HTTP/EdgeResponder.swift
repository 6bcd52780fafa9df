internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers every request of the server's HTTP port.
///
/// Not the framework's router: there are some twenty paths, names with several segments among them, and every refusal has a
/// body of its protocol.
struct EdgeResponder {
    let service: EdgeService
    let metricsPage: MetricsPage
    let dashboard: DashboardStream
    /// Bytes of a body; `nil` takes what the largest batch of any model needs as JSON.
    let maxBodyBytes: Int?

    /// - Returns: the response, and the name of the token that was shown, where one is needed.
    /// - Throws: `CancellationError` when the client is gone.
    func respond(to request: Request, context: EdgeContext) async throws -> (response: Response, token: String?) {
        let route = Route(path: request.head.path ?? "")
        var reader = RequestReader(
            request, limit: maxBodyBytes ?? service.repository.largestBody, budget: service.budget,
            channel: context.channel)
        defer { reader.release() }
        var response: Response
        var token: String?
        do {
            let visit = try service.gatekeeper.enter(
                authorization: request.headers[.authorization], need: route.need
            ) {
                context.channel.remoteAddress?.ipAddress ?? ""
            }
            defer { service.gatekeeper.leave(visit) }
            token = visit.token?.name
            response = try await answer(route, visit, &reader)
        } catch let error as InferenceError {
            response = refusal(error, of: route)
            if error.code == .internal { context.logger.error("\(error.message)") }
            // What a stranger may have to send is not worth reading.
            if error.code == .unauthenticated || error.code == .forbidden, ![.get, .head].contains(request.method) {
                return (response.closing, token)
            }
        } catch let error as RegistryError {
            response = error.response
        }
        if request.method == .head { response = response.withoutBody }
        return (reader.isBounded ? response : response.closing, token)
    }

    private func refusal(_ error: InferenceError, of route: Route) -> Response {
        service.metrics.addRefusal(error.code)
        return route.isRegistry ? RegistryError(error).response : ResponseBuilder.error(error)
    }

    private func answer(_ route: Route, _ visit: Visit, _ reader: inout RequestReader) async throws -> Response {
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
            let statistics = try service.statistics(of: name, version: version, for: visit)
            return try ResponseBuilder.json(StatisticsBody(modelStats: statistics))
        case .infer(let name, let version): return try await infer(name, version, &reader)
        case .repositoryIndex:
            let wanted = try RepositoryRequest(parsing: try await reader.body())
            return try ResponseBuilder.json(service.index(ready: wanted.ready ?? false, for: visit))
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
            let response = try await service.repository.registry(name).blob(name, digest: digest, request)
            if request.method == .get, [.ok, .partialContent].contains(response.status) {
                let bytes = response.headers[.contentLength].flatMap { Int($0) } ?? 0
                service.metrics.addBlob(model: name, bytes: bytes)
            }
            return response
        case .tags(let name): return try service.repository.registry(name).tags(name)
        case .metrics: return ResponseBuilder.text(metricsPage.text(), type: MetricsPage.contentType)
        case .dashboard: return DashboardPage.response
        case .dashboardEvents: return try dashboard.response()
        case .deviceReport(let id):
            let report = try WireJSON.decode(DeviceReport.self, from: try await reader.body())
            try visit.check(model: report.model)
            try service.reports.add(report, of: id, at: .now)
            return Response(status: .noContent)
        case .unsupported(let part): throw InferenceError(.unsupported, "this server has no \(part)")
        case .unknown:
            throw InferenceError(.notFound, "there is nothing at \((request.head.path ?? "").shortened)")
        case .unknownRegistry: throw RegistryError(.nameUnknown, "there is nothing at this path")
        }
    }
}
