internal import CacheNetProtocol
internal import NIOCore
internal import NIOHTTP1

/// Carries out ``HTTPConnectionState`` and ``RequestPace`` on a connection, between the HTTP decoder and the framework,
/// which knows neither a request's version nor what its client waits for.
final class HTTPConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Triggered by who is about to read the body of the request at hand.
    struct BodyIsWanted: Sendable {}

    /// After the last response a client may still be sending: a reset would take the response from it.
    private static let lingering = TimeAmount.milliseconds(500)

    private let readerTimeout: TimeAmount
    private let onInputClosed: (any Channel) -> Void
    private var state = HTTPConnectionState()
    private var pace: RequestPace
    private var hasReadPart = false
    private var isFinished = false
    private var slowSender: Scheduled<Void>?
    private var slowReader: Scheduled<Void>?
    private var ending: Scheduled<Void>?

    /// - Parameters:
    ///   - pace: how long a request may take to come in.
    ///   - readerTimeout: how long a client may take nothing of what is ready for it.
    ///   - onInputClosed: called when a client sends no more, which nearly always means that it is gone.
    init(pace: RequestPace, readerTimeout: TimeAmount, onInputClosed: @escaping (any Channel) -> Void) {
        self.pace = pace
        self.readerTimeout = readerTimeout
        self.onInputClosed = onInputClosed
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasReadPart = true
        let part = unwrapInboundIn(data)
        guard state.receive(part) else { return }
        switch part {
        case .head: pace.begin(at: .now())
        case .body(let bytes): pace.receive(bytes: bytes.readableBytes)
        case .end: pace.end()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Bytes that are no part of a message yet are the beginning of a head.
        if !hasReadPart, state.isIdle { pace.begin(at: .now()) }
        hasReadPart = false
        watchSender(context)
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { onInputClosed(context.channel) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        slowReader?.cancel()
        slowReader = context.channel.isWritable ? nil : close(context, in: readerTimeout)
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isFinished else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            state.answer(with: &head)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            guard state.complete() else {
                context.write(data, promise: promise)
                return
            }
            let written = promise ?? context.eventLoop.makePromise()
            finish(context, after: written.futureResult)
            context.writeAndFlush(data, promise: written)
        }
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is BodyIsWanted else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        if state.wantBody() {
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        promise?.succeed()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        for timer in [slowSender, slowReader, ending] { timer?.cancel() }
    }

    private func watchSender(_ context: ChannelHandlerContext) {
        guard slowSender == nil, !isFinished, let deadline = pace.deadline else { return }
        slowSender = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            slowSender = nil
            guard !isFinished, let deadline = pace.deadline else { return }
            // While an earlier request is answered the rest of this one is not even read.
            if state.isQueued { pace.restart(at: .now()) } else if deadline <= .now() { return refuse(context) }
            watchSender(context)
        }
    }

    /// Ends the connection of a client that is too slow, and tells it so where a response can still be told apart.
    private func refuse(_ context: ChannelHandlerContext) {
        let isUnanswered = state.isUnanswered
        state.end()
        let written = context.eventLoop.makePromise(of: Void.self)
        finish(context, after: written.futureResult)
        guard isUnanswered else {
            context.flush()
            written.succeed()
            return
        }
        let message = "expected the rest of the request in time, got none"
        let body = ByteBuffer(bytes: (try? WireJSON.encode(ErrorBody(error: message))) ?? [])
        let head = HTTPResponseHead(
            version: .http1_1, status: .requestTimeout,
            headers: [
                "content-type": "application/json", "content-length": "\(body.readableBytes)", "connection": "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    /// Closes this side once everything is written, and the other one soon after.
    private func finish(_ context: ChannelHandlerContext, after written: EventLoopFuture<Void>) {
        isFinished = true
        ending = close(context, in: readerTimeout)
        written.assumeIsolated().whenComplete { [self] _ in
            context.close(mode: .output, promise: nil)
            ending?.cancel()
            ending = close(context, in: Self.lingering)
        }
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { context.close(promise: nil) }
    }
}
