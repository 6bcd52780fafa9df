/// The header `traceparent` (W3C Trace Context, version 00): which trace a request belongs to. It is passed on as it came.
struct TraceParent: Sendable {
    let header: String
    /// 32 lowercase hexadecimal digits.
    let traceID: String

    /// `nil` for what is no such header.
    init?(_ header: String?) {
        let parts = (header ?? "").split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "00", parts.map(\.utf8.count) == [2, 32, 16, 2],
            parts.allSatisfy({ $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } }),
            parts[1].contains(where: { $0 != "0" })
        else { return nil }
        self.header = parts.joined(separator: "-")
        traceID = String(parts[1])
    }
}
