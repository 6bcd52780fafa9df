/// Where a request comes from, whatever protocol it speaks.
struct RequestOrigin: Sendable {
    let client: ClientID
    /// When it began to come in.
    let arrived: ContinuousClock.Instant
    /// Whether it is handled on an event loop's thread.
    let isOnEventLoop: Bool
    /// The trace that it belongs to; `nil` without one.
    let trace: TraceParent?
}
