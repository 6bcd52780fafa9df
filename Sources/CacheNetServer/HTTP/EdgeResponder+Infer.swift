internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import NIOPosix

extension EdgeResponder {
    /// JSON from this size on is read elsewhere: an event loop has other connections as well.
    private static let longText = 1 << 18

    func infer(_ name: String, _ version: String?, _ reader: inout RequestReader) async throws -> Response {
        let arrived = ContinuousClock.now
        let model = try service.repository.model(name, version: version)
        // Who is refused anyway need not send the frames first.
        try model.queue.checkRoom()
        let request = try await decode(try await reader.message(), model.interface.rawInput)
        let (answer, ran) = try await service.infer(
            request, by: model,
            from: RequestOrigin(
                client: .connection(ObjectIdentifier(reader.channel)), arrived: arrived,
                isOnEventLoop: reader.channel.eventLoop.inEventLoop,
                trace: TraceParent(reader.request.headers[.traceParent])))
        let encoded = answer.encode { request.wantsBinary(output: $0) }
        var coding: ContentCoding?
        if encoded.body.count >= ContentCoding.leastBytes {
            coding = reader.request.headers[.acceptEncoding].flatMap { ContentCoding(acceptEncoding: $0) }
        }
        var response = try ResponseBuilder.inference(encoded, coding: coding)
        response.headers[.serverTiming] = "infer;dur=\(Double(ran / .microseconds(1)).rounded() / 1000)"
        return response
    }

    private func decode(_ message: MessageBody, _ rawInput: RawInput) async throws -> InferenceRequest {
        guard let json = message.json, json.count >= Self.longText else {
            return try InferenceRequest.decode(message, rawInput: rawInput)
        }
        return try await service.workers.pool.runIfActive {
            try InferenceRequest.decode(message, rawInput: rawInput)
        }
    }
}
