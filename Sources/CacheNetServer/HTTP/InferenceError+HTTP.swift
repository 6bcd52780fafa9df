internal import CacheNetProtocol
internal import HTTPTypes

extension InferenceError.Code {
    var httpStatus: HTTPResponse.Status {
        switch value {
        case .invalidArgument: .badRequest
        case .notFound: .notFound
        case .tooLarge: .contentTooLarge
        case .unsupportedEncoding: .unsupportedMediaType
        case .unsupported: .notImplemented
        case .unavailable: .serviceUnavailable
        case .deadlineExceeded: .gatewayTimeout
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .rateLimited: .tooManyRequests
        case .internal: .internalServerError
        }
    }
}
