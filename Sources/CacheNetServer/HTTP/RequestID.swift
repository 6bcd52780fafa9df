internal import CacheNetProtocol
internal import Synchronization

/// What tells a request apart in logs: the client's own word, or a number of this process.
struct RequestID {
    private static let process = String(UInt64.random(in: .min ... .max), radix: 16)
    private static let count = Atomic<UInt64>(0)

    let text: String

    /// - Parameter header: `X-Request-ID`; taken over where it is 1 to 64 letters, digits, `-`, `_` and `.`.
    init(_ header: String?) {
        if let header, header.isPlainName {
            text = header
        } else {
            text = "\(Self.process)-\(Self.count.add(1, ordering: .relaxed).newValue)"
        }
    }
}
