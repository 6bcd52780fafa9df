internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird

/// A refusal in the form of the OCI distribution API: `{"errors": [{"code", "message"}]}`.
struct RegistryError: Error {
    struct Code {
        let name: String
        let status: HTTPResponse.Status
        static let manifestUnknown = Code(name: "MANIFEST_UNKNOWN", status: .notFound)
        static let blobUnknown = Code(name: "BLOB_UNKNOWN", status: .notFound)
        static let nameUnknown = Code(name: "NAME_UNKNOWN", status: .notFound)
        static let digestInvalid = Code(name: "DIGEST_INVALID", status: .badRequest)
        static let unsupported = Code(name: "UNSUPPORTED", status: .methodNotAllowed)
        static let unauthorized = Code(name: "UNAUTHORIZED", status: .unauthorized)
        static let denied = Code(name: "DENIED", status: .forbidden)
        static let tooManyRequests = Code(name: "TOOMANYREQUESTS", status: .tooManyRequests)
        /// Not one of the API's: the bundle's files on this machine are not what they were.
        static let unavailable = Code(name: "UNAVAILABLE", status: .internalServerError)
    }

    private struct Body: Encodable {
        struct Entry: Encodable {
            let code: String
            let message: String
        }
        let errors: [Entry]
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// A refusal that is the same for every path, in this API's words.
    init(_ error: InferenceError) {
        let code: Code =
            switch error.code {
            case .unauthenticated: .unauthorized
            case .forbidden: .denied
            case .rateLimited: .tooManyRequests
            default: .unavailable
            }
        self.init(code, error.message)
    }

    var response: Response {
        let body = Body(errors: [Body.Entry(code: code.name, message: message)])
        var response = ResponseBuilder.json((try? WireJSON.encode(body)) ?? [], status: code.status)
        if code.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        if code.status == .tooManyRequests { response.headers[.retryAfter] = "1" }
        return response
    }
}
