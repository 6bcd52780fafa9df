import CacheNetCore
import CacheNetTestKit
import CacheNetVideo
import Synchronization
import Testing

extension VideoTests {
    /// Streams that are lost and come back, or do not.
    struct ReconnectTests {
        private let shape = [3, 24, 32]

        @Test func aLostStreamIsOpenedAgainUntilTheAttemptsAreUsedUp() async throws {
            let bytes = try await Clip.stream()
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

        @Test func aRecordingThatEndsTooEarlyIsBrokenOff() async throws {
            let arguments = FFmpeg.pattern(frames: 120) + ["-bf", "0", "-movflags", "+faststart"]
            let bytes = try await Clip(named: "recording.mp4", arguments).bytes()
            for (share, code) in [(bytes.count / 2, VideoError.Code.brokenOff), (bytes.count, nil)] {
                let server = try StreamServer()
                let source = try VideoSource("tcp://127.0.0.1:\(server.port)", shape: shape)
                let reading = Task { await source.untilError() }
                await server.send(Array(bytes.prefix(share))).disconnect()
                server.stop()
                let (frames, error) = await reading.value
                #expect(!frames.isEmpty)
                #expect(error?.code == code)
            }
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
