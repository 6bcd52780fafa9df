internal import CacheNetProtocol

/// What tells a request apart in logs: the client's own word, or a random one.
struct RequestID {
    let text: String

    /// - Parameter header: `X-Request-ID`; taken over where it is 1 to 64 letters, digits, `-`, `_` and `.`.
    init(_ header: String?) {
        if let header, header.isPlainName {
            text = header
        } else {
            text = String(UInt64.random(in: .min ... .max), radix: 16)
        }
    }
}
