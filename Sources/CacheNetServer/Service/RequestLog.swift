internal import Logging

extension Logger.Metadata {
    /// What is known of a request.
    static func request(_ members: [String: String?]) -> Logger.Metadata {
        members.compactMapValues { $0.map { .string($0) } }
    }
}

extension ContinuousClock.Instant {
    /// Milliseconds since then, to the microsecond.
    var millisecondsAsText: String { "\((duration(to: .now) / .microseconds(1)).rounded() / 1000)" }
}
