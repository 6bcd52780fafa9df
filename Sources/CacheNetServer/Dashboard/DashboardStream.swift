internal import CacheNetProtocol
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import Synchronization

/// Server-sent events (WHATWG HTML, 9.2): the state, each second, for as long as somebody looks.
final class DashboardStream: Sendable {
    private static let period = Duration.seconds(1)
    /// Who looks at the same time.
    private static let most = 32

    private let service: EdgeService
    private let clock: any Clock<Duration>
    private let viewers = Mutex(0)

    init(service: EdgeService, clock: any Clock<Duration>) {
        self.service = service
        self.clock = clock
    }

    /// - Throws: ``InferenceError`` `unavailable` when too many look already.
    func response() throws(InferenceError) -> Response {
        let isAdmitted = viewers.withLock { viewers in
            guard viewers < Self.most else { return false }
            viewers += 1
            return true
        }
        guard isAdmitted else { throw InferenceError(.unavailable, "\(Self.most) dashboards are open already") }
        let seat = Seat { [self] in viewers.withLock { $0 -= 1 } }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { [self] writer in
                defer { withExtendedLifetime(seat) {} }
                // A server that is told to end does not wait for who looks on.
                while !Task.isShuttingDownGracefully {
                    try await writer.write(try event())
                    do {
                        try await cancelWhenGracefulShutdown { [clock] in try await clock.sleep(for: Self.period) }
                    } catch {
                        break
                    }
                }
                try await writer.finish(nil)
            })
    }

    private func event() throws -> ByteBuffer {
        var buffer = ByteBuffer(string: "event: state\ndata: ")
        buffer.writeBytes(try WireJSON.encode(DashboardState(of: service)))
        buffer.writeString("\n\n")
        return buffer
    }
}

/// One who looks. It ends with the answer, also where that is never written.
private final class Seat: Sendable {
    private let onEnd: @Sendable () -> Void

    init(onEnd: @escaping @Sendable () -> Void) {
        self.onEnd = onEnd
    }

    deinit { onEnd() }
}
