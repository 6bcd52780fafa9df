import CacheNetCore
import CacheNetVideo
import Testing

extension VideoTests {
    /// Streams of a network: the newest frame, silence, and the end of interest.
    struct LiveTests {
        private let shape = [3, 24, 32]

        @Test func theNewestFrameIsKeptForASlowReader() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(try await Clip.stream())
            let source = try VideoSource("tcp://127.0.0.1:\(server.port)", shape: shape)
            var frames = source.makeAsyncIterator()
            let first = try #require(try await frames.next())
            let connection = try await sending
            defer { connection.disconnect() }
            #expect(first.index == 0)
            try await eventually { source.statistics.dropped >= 40 }
            let second = try #require(try await frames.next())
            #expect(second.index == 1)
            #expect(try #require(second.time) > .seconds(1))
            #expect(source.statistics.frames == 2)
        }

        @Test func allFramesComeWhereThatIsAskedFor() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(Array("HTTP/1.0 200 OK\r\n\r\n".utf8) + (try await Clip.stream()))
            var options = VideoSource.Options()
            options.pace = .everyFrame
            options.reconnects = .none
            let source = try VideoSource("http://127.0.0.1:\(server.port)/live", shape: shape, options: options)
            let reading = Task { await source.untilError() }
            try await sending.disconnect()
            let (frames, error) = await reading.value
            #expect(frames.count == 60)
            #expect(source.statistics.dropped == 0)
            #expect(error?.code == .brokenOff)
            let times = frames.compactMap(\.time)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
        }

        @Test func silenceIsALoss() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(try await Clip.stream())
            var options = VideoSource.Options()
            options.timeout = .milliseconds(300)
            options.reconnects = .none
            let source = try VideoSource("tcp://127.0.0.1:\(server.port)", shape: shape, options: options)
            let reading = Task { await source.untilError() }
            let connection = try await sending
            let error = await reading.value.error
            connection.disconnect()
            #expect(error?.code == .timedOut)
            #expect(error?.message == "tcp://127.0.0.1:\(server.port): expected data within 0.3 s, got none")
        }

        @Test func aServerThatSaysNothingIsALossToo() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            var options = VideoSource.Options()
            options.timeout = .milliseconds(200)
            let source = try VideoSource("tcp://127.0.0.1:\(server.port)", shape: shape, options: options)
            let reading = Task { await source.untilError() }
            let connection = await server.send([])
            let error = await reading.value.error
            connection.disconnect()
            #expect(error?.code == .timedOut)
            #expect(error?.message == "tcp://127.0.0.1:\(server.port): expected data within 0.2 s, got none")
        }

        @Test func cancellingAReadEndsItAndItsThread() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(try await Clip.stream(frames: 30))
            let source = try VideoSource("tcp://127.0.0.1:\(server.port)", shape: shape)
            let reading = Task {
                for try await _ in source {}
            }
            let connection = try await sending
            defer { connection.disconnect() }
            // Whatever comes was given; from here on the reader waits in vain.
            try await eventually { source.statistics.frames > 0 }
            #expect(try threadCount(named: "cachenet-video") == 1)
            let start = ContinuousClock.now
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            try await eventually { try threadCount(named: "cachenet-video") == 0 }
            #expect(start.duration(to: .now) < .seconds(2))
        }

        @Test func whoStopsReadingEndsTheThread() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 60))
            for try await _ in try VideoSource(clip.path, shape: shape) { break }
            try await eventually { try threadCount(named: "cachenet-video") == 0 }
        }
    }
}
