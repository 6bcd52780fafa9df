internal import NIOCore

/// One direction of a link at work: what was sent waits here, in order, until the shaper lets it go.
///
/// Lives on one event loop and is used from there only.
final class LinkDirection {
    private let eventLoop: any EventLoop
    private let start = NIODeadline.now()
    private var shaper: LinkShaper
    private var clock = LinkClock()
    private var waiting = CircularBuffer<(due: Duration, arrive: () -> Void)>()
    private var timer: Scheduled<Void>?
    private var isStopped = false

    let window: Int

    init(eventLoop: any EventLoop, shaper: LinkShaper) {
        self.eventLoop = eventLoop
        self.shaper = shaper
        window = shaper.window
    }

    private var now: Duration { .nanoseconds((NIODeadline.now() - start).nanoseconds) }

    /// - Parameters:
    ///   - bytes: 0 for what only keeps its place in the order.
    ///   - arrive: called when they leave at the other side, unless the link is stopped before.
    func send(_ bytes: Int, arrive: @escaping () -> Void) {
        guard !isStopped else { return }
        waiting.append((shaper.departure(of: bytes, arrivingAt: clock.time(at: now)), arrive))
        if timer == nil { arm() }
    }

    func pause() {
        clock.pause(at: now)
        timer?.cancel()
        timer = nil
    }

    func resume() {
        clock.resume(at: now)
        if timer == nil { arm() }
    }

    /// Drops what is under way.
    func stop() {
        isStopped = true
        timer?.cancel()
        timer = nil
        waiting.removeAll()
    }

    private func arm() {
        guard !clock.isPaused, let first = waiting.first else { return }
        let due = start + .nanoseconds(Int64(clock.world(at: first.due) / .nanoseconds(1)))
        timer = eventLoop.assumeIsolated().scheduleTask(deadline: due) { [self] in
            timer = nil
            deliver()
            if timer == nil { arm() }
        }
    }

    private func deliver() {
        let time = clock.time(at: now)
        while let first = waiting.first, first.due <= time {
            waiting.removeFirst().arrive()
        }
    }
}
