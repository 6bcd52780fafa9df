/// Computing time, on this machine.
struct Work: Sendable, Equatable {
    /// Of the device's models, loads included, before they are slowed down.
    var device = Duration.zero
    /// Of all threads of the edge server's process; `nil` where nobody can tell.
    var server: Duration?

    /// Adds what passed between two readings.
    mutating func add(from start: Work, to end: Work) {
        device += end.device - start.device
        guard let before = start.server, let after = end.server else { return }
        server = (server ?? .zero) + after - before
    }
}
