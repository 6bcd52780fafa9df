import CacheNetProtocol
import NIOCore
import NIOEmbedded
import NIOHPACK
import NIOHTTP2
import Testing

@testable import CacheNetServer

struct GRPCMessageBudgetTests {
    private let budget = BodyBudget(bytes: 100)

    private func call() throws -> EmbeddedChannel {
        let call = EmbeddedChannel(handler: GRPCMessageBudget(budget))
        try call.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return call
    }

    private func data(_ count: Int) -> HTTP2Frame.FramePayload {
        .data(.init(data: .byteBuffer(ByteBuffer(repeating: 0, count: count))))
    }

    private func arrived(_ call: EmbeddedChannel) throws -> Int {
        var bytes = 0
        while let frame = try call.readInbound(as: HTTP2Frame.FramePayload.self) {
            if case .data(let data) = frame { bytes += data.data.readableBytes }
        }
        return bytes
    }

    @Test func partsOfMessagesCountUntilTheCallEnds() throws {
        let call = try call()
        try call.writeInbound(data(40))
        try call.writeInbound(data(20))
        #expect(try arrived(call) == 60)
        #expect(throws: InferenceError.self) { try budget.reserve(41) }
        _ = try call.finish()
        try budget.reserve(100)
    }

    @Test func aCallWithoutRoomEndsAtOnce() throws {
        let (first, second) = (try call(), try call())
        try first.writeInbound(data(60))
        try second.writeInbound(data(30))
        try second.writeInbound(data(11))
        let answer = try #require(try second.readOutbound(as: HTTP2Frame.FramePayload.self))
        guard case .headers(let trailers) = answer else {
            Issue.record("expected trailers, got \(answer)")
            return
        }
        #expect(trailers.endStream && trailers.headers.first(name: "grpc-status") == "14")
        #expect(trailers.headers.first(name: "grpc-message")?.contains("100 bytes") == true)
        #expect(!second.isActive)
        #expect(try arrived(second) == 30)
        // What the refused call had is free again, once it is taken down.
        second.embeddedEventLoop.run()
        try first.writeInbound(data(40))
        #expect(try arrived(first) == 100)
        _ = try first.finish()
    }
}
