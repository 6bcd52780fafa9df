import CacheNetCore
import CacheNetTestKit
import CacheNetVideo
import Synchronization
import Testing

extension VideoTests {
    /// Streams of a network: the newest frame, silence, losses, and the end of interest.
    struct LiveTests {
        private let shape = [3, 24, 32]

        private func clip(frames: Int = 60) async throws -> [UInt8] {
            try await Clip(named: "clip.ts", FFmpeg.pattern(frames: frames) + ["-g", "10", "-bf", "0"]).bytes()
        }

        @Test func theNewestFrameIsKeptForASlowReader() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(try await clip())
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
            async let sending = server.send(Array("HTTP/1.0 200 OK\r\n\r\n".utf8) + (try await clip()))
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

        @Test func aLostStreamIsOpenedAgainUntilTheAttemptsAreUsedUp() async throws {
            let bytes = try await clip()
            let server = try StreamServer()
            let clock = ManualClock()
            let notices = Mutex<[VideoNotice]>([])
            var options = VideoSource.Options()
            options.pace = .everyFrame
            options.reconnects.attempts = 2
            let source = try VideoSource(
                "tcp://127.0.0.1:\(server.port)", shape: shape, options: options, clock: clock
            ) { notice in notices.withLock { $0.append(notice) } }
            let reading = Task { await source.untilError() }
            await server.send(bytes).disconnect()
            server.stop()

            // Nobody is there at the first attempt.
            await clock.waitForSleepers(1)
            clock.advance(by: .seconds(0.5))
            await clock.waitForSleepers(1)
            let again = try StreamServer(port: server.port)
            clock.advance(by: .seconds(1))
            await again.send(bytes).disconnect()
            again.stop()

            // Nor at the first and the second one after the next loss.
            for pause in [0.5, 1] {
                await clock.waitForSleepers(1)
                clock.advance(by: .seconds(pause))
            }
            let (frames, error) = await reading.value
            #expect(frames.count == 120)
            #expect(frames.map(\.index) == Array(0..<120))
            let times = frames.compactMap(\.time)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(error?.code == .gaveUp)
            #expect(source.statistics.losses == 2)
            let heard = notices.withLock { $0 }
            #expect(heard.map(\.event) == [.lost, .lost, .restored, .lost, .lost])
            #expect(heard.map(\.attempt) == [1, 2, 2, 1, 2])
            #expect(heard.map(\.pause) == [.seconds(0.5), .seconds(1), .zero, .seconds(0.5), .seconds(1)])
            #expect(heard.map(\.error?.code) == [.brokenOff, .cannotOpen, nil, .brokenOff, .cannotOpen])
        }

        @Test func silenceIsALoss() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(try await clip())
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

        @Test func aStreamThatWasNeverThereIsAnErrorAtOnce() async throws {
            let port = try StreamServer.freePort()
            let source = try VideoSource("rtsp://admin:secret@127.0.0.1:\(port)/live", shape: shape)
            let (frames, error) = await source.untilError()
            #expect(frames.isEmpty)
            #expect(
                error
                    == VideoError(
                        .cannotOpen,
                        "rtsp://127.0.0.1:\(port)/live: expected a video that can be opened, got \"Connection refused\""
                    ))
        }

        @Test func cancellingAReadEndsItAndItsThread() async throws {
            let server = try StreamServer()
            defer { server.stop() }
            async let sending = server.send(try await clip(frames: 30))
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

        @Test func anRTSPSenderThatIsKilledComesBack() async throws {
            let port = try StreamServer.freePort()
            let notices = Mutex<[VideoNotice]>([])
            var options = VideoSource.Options()
            options.waitsForSender = true
            options.timeout = .seconds(30)
            options.reconnects.firstPause = .milliseconds(1)
            let source = try VideoSource("rtsp://127.0.0.1:\(port)/live", shape: shape, options: options) { notice in
                notices.withLock { $0.append(notice) }
            }
            let sender = RTSPSender(port: port)
            try sender.start()
            defer { sender.stop() }
            var (wasKilled, frames) = (false, [Frame]())
            for try await frame in source {
                frames.append(frame)
                if frames.count == 5, !wasKilled {
                    sender.killOnce()
                    wasKilled = true
                }
                if notices.withLock({ $0.contains { $0.event == .restored } }), frames.count > 10 { break }
            }
            #expect(frames.map(\.index) == Array(0..<frames.count))
            let times = frames.compactMap(\.time)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(notices.withLock { $0.first?.event } == .lost)
            #expect(source.statistics.losses == 1)
        }
    }
}
