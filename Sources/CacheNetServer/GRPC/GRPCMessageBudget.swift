internal import CacheNetGRPC
internal import CacheNetProtocol
internal import GRPCCore
internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

/// Takes the bytes of a call's messages out of the memory for all bodies, as they arrive and until the call ends.
///
/// A message does not say beforehand how large it is, and the framework collects it whole before anybody else sees it.
/// A call for which there is no room ends with UNAVAILABLE at once, and what still comes of it is dropped.
final class GRPCMessageBudget: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload

    private let budget: BodyBudget
    private var reserved = 0
    private var isRefused = false

    init(_ budget: BodyBudget) {
        self.budget = budget
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        if case .data(let frame) = unwrapInboundIn(data) {
            do {
                try budget.reserve(frame.data.readableBytes)
                reserved += frame.data.readableBytes
            } catch {
                return refuse(error, context)
            }
        }
        context.fireChannelRead(data)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        budget.release(reserved)
        reserved = 0
    }

    private func refuse(_ error: InferenceError, _ context: ChannelHandlerContext) {
        isRefused = true
        let status = RPCError(error)
        let trailers = HPACKHeaders([
            (":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "\(status.code.rawValue)"),
            ("grpc-message", status.message),
        ])
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.headers(.init(headers: trailers, endStream: true))))
            .whenComplete { _ in channel.close(promise: nil) }
    }
}
