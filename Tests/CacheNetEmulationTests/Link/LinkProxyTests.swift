import CacheNetCalibration
import CacheNetCore
import CacheNetEmulation
import NIOCore
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(15)))
struct LinkProxyTests {
    private static func link(to port: Int) async throws -> LinkProxy {
        let profile = try LinkProfile(
            name: "test", delay: .milliseconds(1), jitter: .milliseconds(1), downRate: 400e6, upRate: 200e6)
        return try await LinkProxy(profile, to: ServerAddress(port: port), seed: 1)
    }

    /// Sends everything, then nothing more, and takes what comes until the other side has no more either.
    private static func exchange(_ bytes: [UInt8], port: Int) async throws -> [UInt8] {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            async let sending: Void = {
                for start in stride(from: 0, to: bytes.count, by: 50_000) {
                    try await outbound.write(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + 50_000)]))
                }
                outbound.finish()
            }()
            var received: [UInt8] = []
            for try await buffer in inbound { received += buffer.readableBytesView }
            try await sending
            return received
        }
    }

    @Test func everyByteArrivesInOrderBothWays() async throws {
        let server = try await EchoServer()
        let link = try await Self.link(to: server.port)
        var generator = SeededGenerator(seed: 5)
        let bytes = (0..<1_000_000).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        // Two connections share the link.
        async let other = Self.exchange(Array(bytes.reversed()), port: link.port)
        let received = try await Self.exchange(bytes, port: link.port)
        #expect(received == bytes)
        #expect(try await other == Array(bytes.reversed()))
        #expect(link.traffic == LinkTraffic(up: 2_000_000, down: 2_000_000))
        await link.stop()
        try await server.stop()
    }

    @Test func aPausedLinkGoesOnWhereItStopped() async throws {
        let server = try await EchoServer()
        let link = try await Self.link(to: server.port)
        await link.pause()
        async let received = Self.exchange([1, 2, 3], port: link.port)
        while link.traffic.up < 3 { await Task.yield() }
        #expect(link.traffic.down == 0)
        await link.resume()
        #expect(try await received == [1, 2, 3])
        await link.stop()
        try await server.stop()
    }

    @Test func whereNobodyListensTheConnectionCloses() async throws {
        let server = try await EchoServer()
        try await server.stop()
        let link = try await Self.link(to: server.port)
        // A refusal or an end without a byte, but never a wait.
        let received = try? await Self.exchange([1], port: link.port)
        #expect(received?.isEmpty ?? true)
        await link.stop()
    }
}
