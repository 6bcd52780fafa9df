internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// The framework's HTTP/1 connection with an ``HTTPConnectionHandler`` behind its decoder.
struct EdgeChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let framework: HTTP1Channel
    let pace: RequestPace
    let readerTimeout: TimeAmount
    let loops: EventLoops
    /// Told of connections whose client sends no more.
    let onInputClosed: @Sendable (any Channel) -> Void

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        framework.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(
                HTTPConnectionHandler(pace: pace, readerTimeout: readerTimeout, onInputClosed: onInputClosed),
                position: .after(decoder))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(loops.executor(of: value.channel.eventLoop)) {
            await framework.handle(value: value, logger: logger)
        }
    }
}
