package import CacheNetProtocol
package import GRPCCore

extension RPCError {
    package init(_ error: InferenceError) {
        self.init(code: error.code.rpcCode, message: error.message)
    }
}

extension InferenceError.Code {
    fileprivate var rpcCode: RPCError.Code {
        switch value {
        case .invalidArgument: .invalidArgument
        case .notFound: .notFound
        case .tooLarge, .rateLimited: .resourceExhausted
        case .unsupportedEncoding, .unsupported: .unimplemented
        case .unavailable: .unavailable
        case .deadlineExceeded: .deadlineExceeded
        case .unauthenticated: .unauthenticated
        case .forbidden: .permissionDenied
        case .internal: .internalError
        }
    }
}
