package import Logging
package import NIOCore

/// Lets a listening socket rest for a while when the system cannot accept a connection, as at the limit of open files.
///
/// Who wants to connect waits meanwhile. NIO alone would try again at once, for ever, with a whole core. It goes to the
/// front of the listening channel's pipeline.
package final class AcceptPause: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = Channel
    package typealias OutboundIn = Channel

    private static let quiet = TimeAmount.minutes(1)
    private let pause: TimeAmount
    private let logger: Logger?
    private var next: Scheduled<Void>?
    private var logged: NIODeadline?

    /// - Parameter logger: hears of the first failure, and of further ones a minute after the last message at the earliest.
    package init(pause: TimeAmount = .seconds(1), logger: Logger?) {
        self.pause = pause
        self.logger = logger
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The channel closes itself on what it cannot recover from.
        guard error is IOError, context.channel.isActive else { return context.fireErrorCaught(error) }
        tell(error)
        guard next == nil else { return }
        setReading(false, context)
        next = context.eventLoop.assumeIsolated().scheduleTask(in: pause) { [self] in
            next = nil
            setReading(true, context)
        }
    }

    package func read(context: ChannelHandlerContext) {
        if next == nil { context.read() }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        next?.cancel()
        next = nil
    }

    /// A read that is under way stays registered after it has failed; only this takes it back.
    private func setReading(_ isReading: Bool, _ context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(.autoRead, value: isReading)
    }

    private func tell(_ error: any Error) {
        let now = NIODeadline.now()
        if let logged, now < logged + Self.quiet { return }
        logged = now
        logger?.error("connections cannot be accepted for now: \(error); those that come wait")
    }
}
