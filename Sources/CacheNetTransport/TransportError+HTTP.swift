internal import AsyncHTTPClient
package import CacheNetCore
internal import Foundation
internal import NIOCore
internal import NIOPosix

extension TransportError {
    /// What an error of the HTTP client means for the one who asked.
    package init(requesting url: String, cause: any Error) {
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
                self.init(.unreachable, "\(url): \(Self.reason(cause))")
            }
        }
    }

    /// The system's words where the system failed.
    private static func reason(_ error: any Error) -> String {
        if let error = error as? IOError { return systemReason(error.errnoCode) }
        if let error = error as? NIOConnectionError {
            return error.connectionErrors.first.map { reason($0.error) } ?? "host \(error.host) is not known"
        }
        return "\(error)"
    }

    /// What a status other than success means.
    package init(requesting url: String, status: UInt, body: String) {
        // A terminal would obey control characters.
        let line = body.prefix { !$0.isNewline }.prefix(200).unicodeScalars.map {
            $0.properties.generalCategory == .control ? "?" : Character($0)
        }
        let text = line.isEmpty ? "" : ": \(String(line))"
        let code: Code =
            switch status {
            case 429, 502, 503: .overloaded
            case 504: .timeout
            default: .rejected
            }
        self.init(code, "\(url): HTTP \(status)\(text)")
    }
}
