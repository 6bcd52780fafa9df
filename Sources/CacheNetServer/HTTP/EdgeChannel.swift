internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// The framework's HTTP/1 connection, encrypted where the server has a certificate, with an ``HTTPConnectionHandler``
/// behind its decoder.
struct EdgeChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let framework: HTTP1Channel
    let pace: RequestPace
    let readerTimeout: TimeAmount
    let loops: EventLoops
    /// `nil` serves in the clear.
    let tls: NIOSSLContext?
    let metrics: ServerMetrics
    /// Told of connections whose client sends no more.
    let onInputClosed: @Sendable (any Channel) -> Void

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            guard let tls else { return }
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
        }.flatMap {
            framework.setup(channel: channel, logger: logger)
        }.flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(
                HTTPConnectionHandler(pace: pace, readerTimeout: readerTimeout, onInputClosed: onInputClosed),
                position: .after(decoder))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        metrics.connectionOpened()
        defer { metrics.connectionClosed() }
        await withTaskExecutorPreference(loops.executor(of: value.channel.eventLoop)) {
            await framework.handle(value: value, logger: logger)
        }
    }
}
