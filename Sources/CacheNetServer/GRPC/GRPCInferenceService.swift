internal import CacheNetGRPC
internal import CacheNetProtocol
internal import GRPCCore
internal import Logging

/// The Open Inference Protocol over gRPC: messages in, ``EdgeService``, messages out.
///
/// Calls that are not here are answered with UNIMPLEMENTED by the framework.
struct GRPCInferenceService: Inference_GRPCInferenceService.SimpleServiceProtocol {
    let service: EdgeService
    let logger: Logger

    func serverLive(
        request: Inference_ServerLiveRequest, context: ServerContext
    ) async throws -> Inference_ServerLiveResponse {
        var response = Inference_ServerLiveResponse()
        response.live = true
        return response
    }

    func serverReady(
        request: Inference_ServerReadyRequest, context: ServerContext
    ) async throws -> Inference_ServerReadyResponse {
        var response = Inference_ServerReadyResponse()
        response.ready = true
        return response
    }

    func modelReady(
        request: Inference_ModelReadyRequest, context: ServerContext
    ) async throws -> Inference_ModelReadyResponse {
        var response = Inference_ModelReadyResponse()
        response.ready = (try? model(request.name, version: request.version)) != nil
        return response
    }

    func serverMetadata(
        request: Inference_ServerMetadataRequest, context: ServerContext
    ) async throws -> Inference_ServerMetadataResponse {
        EdgeService.metadata.message
    }

    func modelMetadata(
        request: Inference_ModelMetadataRequest, context: ServerContext
    ) async throws -> Inference_ModelMetadataResponse {
        try await call { try model(request.name, version: request.version).metadata.message }
    }

    func modelInfer(
        request: Inference_ModelInferRequest, context: ServerContext
    ) async throws -> Inference_ModelInferResponse {
        let arrived = ContinuousClock.now
        return try await call {
            let model = try model(request.modelName, version: request.modelVersion)
            let question = try InferenceRequest(request)
            // The message was counted as it arrived; this is for the tensors that are made of it.
            let bytes = question.inputs.reduce(0) { $0 + $1.bytes.count }
            try service.budget.reserve(bytes)
            defer { service.budget.release(bytes) }
            let origin = RequestOrigin(
                client: .peer(context.remotePeer), arrived: arrived, isOnEventLoop: false,
                trace: GRPCAccess.caller?.trace)
            return try await service.infer(question, by: model, from: origin).response.message
        }
    }

    func modelConfig(
        request: Inference_ModelConfigRequest, context: ServerContext
    ) async throws -> Inference_ModelConfigResponse {
        try await call {
            var response = Inference_ModelConfigResponse()
            response.config = try model(request.name, version: request.version).configuration.message
            return response
        }
    }

    func modelStatistics(
        request: Inference_ModelStatisticsRequest, context: ServerContext
    ) async throws -> Inference_ModelStatisticsResponse {
        try await call {
            var response = Inference_ModelStatisticsResponse()
            let name = request.name.isEmpty ? nil : request.name
            if let name { try checkAccess(to: name) }
            response.modelStats = try service.statistics(of: name, version: request.version, for: visit()).map(
                \.message)
            return response
        }
    }

    func repositoryIndex(
        request: Inference_RepositoryIndexRequest, context: ServerContext
    ) async throws -> Inference_RepositoryIndexResponse {
        var response = Inference_RepositoryIndexResponse()
        response.models = service.index(ready: request.ready, for: try visit()).map(\.message)
        return response
    }

    func repositoryModelLoad(
        request: Inference_RepositoryModelLoadRequest, context: ServerContext
    ) async throws -> Inference_RepositoryModelLoadResponse {
        try await call {
            try RepositoryRequest(parameters: Array(request.parameters.keys)).checkParameters()
            try await service.load(request.modelName)
            return Inference_RepositoryModelLoadResponse()
        }
    }

    func repositoryModelUnload(
        request: Inference_RepositoryModelUnloadRequest, context: ServerContext
    ) async throws -> Inference_RepositoryModelUnloadResponse {
        try await call {
            try RepositoryRequest(parameters: Array(request.parameters.keys)).checkParameters()
            try await service.unload(request.modelName)
            return Inference_RepositoryModelUnloadResponse()
        }
    }

    private func model(_ name: String, version: String) throws(InferenceError) -> ServedModel {
        try checkAccess(to: name)
        return try service.repository.model(name, version: version)
    }

    private func checkAccess(to model: String) throws(InferenceError) {
        try visit().check(model: model)
    }

    private func visit() throws(InferenceError) -> Visit {
        guard let visit = GRPCAccess.caller?.visit else {
            throw InferenceError(.internal, "a call came past the access check")
        }
        return visit
    }

    private func call<Response>(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let error as InferenceError {
            if error.code == .internal { logger.error("\(error.message)") }
            throw RPCError(error)
        }
    }
}
