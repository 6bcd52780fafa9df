internal import NIOCore

/// One end of a connection through the link: what it reads travels along its direction to the other end.
///
/// It reads no further while its direction holds a window of its bytes or the other end's socket is full, so that a
/// fast sender meets a slow link as it would a real one.
final class LinkEnd: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let direction: LinkDirection
    private let count: (_ bytes: Int) -> Void
    private var context: ChannelHandlerContext?
    private var other: LinkEnd?
    private var held = 0

    init(direction: LinkDirection, count: @escaping (_ bytes: Int) -> Void) {
        self.direction = direction
        self.count = count
    }

    /// Joins two ends; from now on bytes flow.
    func join(_ end: LinkEnd) {
        other = end
        end.other = self
        read()
        end.read()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        let bytes = buffer.readableBytes
        held += bytes
        count(bytes)
        direction.send(bytes) { [self] in
            held -= bytes
            other?.context?.writeAndFlush(NIOAny(buffer), promise: nil)
            read()
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { other?.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .inputClosed = event as? ChannelEvent else { return }
        direction.send(0) { [self] in other?.context?.close(mode: .output, promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        direction.send(0) { [self] in
            other?.context?.close(promise: nil)
            other = nil
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func read() {
        guard let context, context.channel.isActive, let sink = other?.context, sink.channel.isWritable,
            held < direction.window
        else { return }
        context.read()
    }
}
