internal import AsyncHTTPClient
internal import NIOCore

extension TransportError {
    /// What an error of the HTTP client means for the one who asked.
    init(requesting url: String, cause: any Error) {
        if let error = cause as? TransportError {
            self = error
            return
        }
        switch cause as? HTTPClientError {
        case .deadlineExceeded?, .readTimeout?, .writeTimeout?, .connectTimeout?, .getConnectionFromPoolTimeout?:
            self.init(.timeout, "\(url): no answer in time")
        case .cancelled?:
            self.init(.cancelled, "\(url): cancelled")
        default:
            if cause is CancellationError {
                self.init(.cancelled, "\(url): cancelled")
            } else if cause is NIOTooManyBytesError || cause is ResponseAccumulator.ResponseTooBigError {
                self.init(.invalidResponse, "\(url): the answer is longer than allowed")
            } else {
                self.init(.unreachable, "\(url): \(cause)")
            }
        }
    }

    /// What a status other than success means.
    init(requesting url: String, status: UInt, body: String) {
        let text = body.isEmpty ? "" : ": \(body.prefix(300))"
        self.init(status == 503 ? .overloaded : .rejected, "\(url): HTTP \(status)\(text)")
    }
}
