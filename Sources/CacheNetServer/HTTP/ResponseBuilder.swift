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

    static func text(_ text: String, type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func json(_ value: some Encodable) throws(InferenceError) -> Response {
        json(try WireJSON.encode(value))
    }

    /// - Parameter coding: of the body; `nil` leaves it as it is.
    static func inference(
        _ encoded: (body: [UInt8], headerLength: Int?), coding: ContentCoding?
    ) throws(InferenceError) -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let length = encoded.headerLength {
            headers = [.contentType: "application/octet-stream", .headerLength: length.description]
        }
        var body = encoded.body
        if let coding {
            body = try coding.compress(body)
            headers[.contentEncoding] = coding.rawValue
            headers[.vary] = "accept-encoding"
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    static func error(_ error: InferenceError) -> Response {
        let body = (try? WireJSON.encode(ErrorBody(error: error.message))) ?? []
        var response = json(body, status: error.code.httpStatus)
        if error.code == .unavailable || error.code == .rateLimited { response.headers[.retryAfter] = "1" }
        if error.code == .unauthenticated { response.headers[.wwwAuthenticate] = "Bearer" }
        if error.code == .unsupportedEncoding { response.headers[.acceptEncoding] = ContentCoding.list }
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
