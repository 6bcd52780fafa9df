/// How much one client may ask. A client is an address, or a token at an address.
public struct ClientLimits: Sendable, Hashable {
    /// Requests a second over time, above 0; `nil` for as many as it likes.
    public var requestsPerSecond: Double?
    /// Requests that may come at once after a pause, at least 1; `nil` takes those of one second.
    public var burst: Double?
    /// Requests under way at the same time, at least 1; `nil` for as many as it likes.
    public var concurrentRequests: Int?

    /// Without anything, no limit.
    public init(requestsPerSecond: Double? = nil, burst: Double? = nil, concurrentRequests: Int? = nil) {
        self.requestsPerSecond = requestsPerSecond
        self.burst = burst
        self.concurrentRequests = concurrentRequests
    }

    /// Whether there is none.
    var isUnlimited: Bool { requestsPerSecond == nil && concurrentRequests == nil }

    /// Requests that may come at once.
    var capacity: Double { max(1, burst ?? requestsPerSecond ?? 1) }
}
