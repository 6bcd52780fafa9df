internal import CacheNetCore

/// Looks for a new version from time to time, and when it is woken; not more often than pauses that grow allow.
final class VersionWatch: Sendable {
    private let triggers: AsyncStream<Void>.Continuation
    private let timer: Task<Void, Never>
    private let looking: Task<Void, Never>

    /// - Parameters:
    ///   - pause: after each look that found nothing to move to, for as long as it is woken again and again.
    ///   - look: returns whether the device has moved.
    init(
        every interval: Duration, pause: DeviceState.RetryPause, clock: some Clock<Duration>,
        look: @escaping @Sendable () async -> Bool
    ) {
        let (stream, triggers) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.triggers = triggers
        timer = Task {
            while (try? await clock.sleep(for: interval)) != nil { triggers.yield() }
        }
        looking = Task {
            var next = pause.first
            var last = clock.now
            for await _ in stream {
                if last.duration(to: clock.now) > pause.maximum * 2 { next = pause.first }
                let hasMoved = await look()
                last = clock.now
                next = hasMoved ? pause.first : min(next * 2, pause.maximum)
                try? await clock.sleep(for: next)
            }
        }
    }

    /// Lets it look as soon as it may.
    func wake() {
        triggers.yield()
    }

    func stop() {
        triggers.finish()
        timer.cancel()
        looking.cancel()
    }

    /// Stops it, and waits for a look that is under way.
    func end() async {
        stop()
        await looking.value
    }
}
