internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The responses of the server.
enum ResponseBuilder {
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        bytes.isEmpty
            ? Response(status: status)
            : Response(
                status: status, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func inference(_ encoded: (body: [UInt8], headerLength: Int?)) -> Response {
        guard let headerLength = encoded.headerLength else { return json(encoded.body) }
        return Response(
            status: .ok,
            headers: [.contentType: "application/octet-stream", .headerLength: headerLength.description],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: encoded.body)))
    }

    static func error(_ error: WireError) -> Response {
        let body = (try? WireJSON.encode(ErrorBody(error: error.message))) ?? []
        var response = json(body, status: HTTPResponse.Status(code: error.status))
        if error.code == .unavailable { response.headers[.retryAfter] = "1" }
        return response
    }

    static func methodNotAllowed(_ method: HTTPRequest.Method, _ route: Route) -> Response {
        let allowed = route.methods.map(\.rawValue).joined(separator: ", ")
        var response: Response
        if route.isRegistry {
            response = RegistryError(.unsupported, "expected \(allowed), got \(method.rawValue)").response
        } else {
            let body = ErrorBody(error: "expected \(allowed), got \(method.rawValue)")
            response = json((try? WireJSON.encode(body)) ?? [], status: .methodNotAllowed)
        }
        response.headers[.allow] = allowed
        return response
    }
}

extension Response {
    /// The same without its body, whose length is still told.
    var withoutBody: Response { createHeadResponse() }

    /// The same, after which the connection is closed without reading what the client may still send.
    var closing: Response {
        var response = self
        response.headers[.connection] = "close"
        return response
    }
}
