package import CacheNetCalibration
internal import CacheNetTransport
internal import NIOCore
internal import NIOPosix

/// A link between this machine and itself: a TCP proxy on loopback that lets bytes through as a real link would.
///
/// All connections share the two directions of the one link. It works on a thread of its own that waits in the kernel
/// and never spins, so that it disturbs neither the device nor the edge. Stop it when done.
package final class LinkProxy: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let directions: NIOLoopBound<LinkDirections>
    private let counter: TrafficCounter
    package let profile: LinkProfile
    /// The port of 127.0.0.1 where it listens.
    package let port: Int

    /// Listens on a free port of 127.0.0.1.
    ///
    /// - Parameters:
    ///   - target: where every connection is led on to.
    ///   - seed: of the jitter and the stalls.
    /// - Throws: ``EmulationError`` with `linkUnavailable` when the system gives no port.
    package init(_ profile: LinkProfile, to target: ServerAddress, seed: UInt64) async throws(EmulationError) {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let eventLoop = group.next()
        let counter = TrafficCounter()
        do {
            let directions = try await eventLoop.submit {
                NIOLoopBound(LinkDirections(profile, eventLoop: eventLoop, seed: seed), eventLoop: eventLoop)
            }.get()
            let listener = try await ServerBootstrap(group: group)
                .serverChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(AcceptPause(logger: nil))
                    }
                }
                .childChannelOption(.autoRead, value: false)
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.maxMessagesPerRead, value: 1)
                .childChannelOption(.recvAllocator, value: Self.chunks)
                .childChannelInitializer { near in
                    Self.lead(near, to: target, through: directions, counter: counter)
                }
                .bind(host: "127.0.0.1", port: 0).get()
            guard let port = listener.localAddress?.port else { throw ChannelError.unknownLocalAddress }
            self.port = port
            self.directions = directions
        } catch {
            try? await group.shutdownGracefully()
            throw EmulationError(.linkUnavailable, "link \(profile.name): cannot listen on 127.0.0.1: \(error)")
        }
        self.profile = profile
        self.group = group
        self.counter = counter
    }

    /// For a client, without a slash at the end.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// What entered the link so far.
    package var traffic: LinkTraffic { counter.total }

    /// Stops the link's time: whatever is under way stays where it is.
    package func pause() async {
        try? await group.any().submit { [directions] in directions.value.pause() }.get()
    }

    package func resume() async {
        try? await group.any().submit { [directions] in directions.value.resume() }.get()
    }

    /// Closes every connection and drops what is under way.
    package func stop() async {
        try? await group.any().submit { [directions] in directions.value.stop() }.get()
        try? await group.shutdownGracefully()
    }

    /// Read at a time: small enough that a download and an answer take turns on the link.
    private static let chunks = FixedSizeRecvByteBufferAllocator(capacity: 4 << 10)

    private static func lead(
        _ near: any Channel, to target: ServerAddress, through directions: NIOLoopBound<LinkDirections>,
        counter: TrafficCounter
    ) -> EventLoopFuture<Void> {
        near.eventLoop.makeCompletedFuture {
            let end = LinkEnd(direction: directions.value.up, count: counter.count(up:))
            try near.pipeline.syncOperations.addHandler(end)
            return NIOLoopBound(end, eventLoop: near.eventLoop)
        }.flatMap { nearEnd in
            ClientBootstrap(group: near.eventLoop)
                .channelOption(.autoRead, value: false)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelOption(.maxMessagesPerRead, value: 1)
                .channelOption(.recvAllocator, value: chunks)
                .channelInitializer { far in
                    far.eventLoop.makeCompletedFuture {
                        let end = LinkEnd(direction: directions.value.down, count: counter.count(down:))
                        try far.pipeline.syncOperations.addHandler(end)
                    }
                }
                .connect(host: target.host, port: target.port)
                .flatMapThrowing { far in
                    nearEnd.value.join(try far.pipeline.syncOperations.handler(type: LinkEnd.self))
                }
        }
    }
}
