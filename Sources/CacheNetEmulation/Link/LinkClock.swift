/// The time of a link, which stands still while the link is paused.
struct LinkClock: Sendable {
    private var lost = Duration.zero
    private var pausedAt: Duration?

    var isPaused: Bool { pausedAt != nil }

    mutating func pause(at now: Duration) {
        if pausedAt == nil { pausedAt = now }
    }

    mutating func resume(at now: Duration) {
        if let pausedAt { lost += now - pausedAt }
        pausedAt = nil
    }

    /// The link's time for a time of the world.
    func time(at now: Duration) -> Duration { (pausedAt ?? now) - lost }

    /// The time of the world for a time of the link that runs on.
    func world(at time: Duration) -> Duration { time + lost }
}
