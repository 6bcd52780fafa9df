import CacheNetCore
import CacheNetTestKit
import Testing

@testable import CacheNetVideo

extension VideoTests {
    struct PaceTests {
        /// Four frames, one each quarter of a second, as the clock says.
        @Test func aFileIsPlayedAtItsOwnSpeed() async throws {
            let clip = try await Clip(FFmpeg.pattern(rate: 4, frames: 4))
            let clock = ManualClock()
            var options = VideoSource.Options()
            options.pace = .realTime
            let source = try VideoSource(clip.path, shape: [3, 24, 32], options: options, clock: clock)
            var frames = source.makeAsyncIterator()
            #expect(try await frames.next()?.time == .zero)
            await clock.waitForSleepers(1)
            clock.advance(by: .milliseconds(250))
            #expect(try await frames.next()?.time == .milliseconds(250))
            // The reader is slow: of the two that are due by then it gets the newer one.
            await clock.waitForSleepers(1)
            clock.advance(by: .milliseconds(500))
            try await eventually { source.statistics.dropped == 1 }
            #expect(try await frames.next()?.time == .milliseconds(750))
            #expect(try await frames.next() == nil)
            #expect(source.statistics.frames == 3)
        }

        @Test(arguments: [(VideoSource.Options.Pace.automatic, false), (.realTime, true)])
        func whenAFrameCameIsToldOfWhatIsPlayed(pace: VideoSource.Options.Pace, isTold: Bool) async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 3))
            var options = VideoSource.Options()
            options.pace = pace
            let start = ContinuousClock.now
            let frames = try await VideoSource(clip.path, shape: [3, 24, 32], options: options).all()
            #expect(!frames.isEmpty && frames.allSatisfy { ($0.arrival != nil) == isTold })
            #expect(frames.compactMap(\.arrival).allSatisfy { $0 > start && $0 < .now })
        }

        @Test func cancellingDuringAPauseEndsThePause() async throws {
            let clip = try await Clip(FFmpeg.pattern(rate: 1, frames: 3))
            let clock = ManualClock()
            var options = VideoSource.Options()
            options.pace = .realTime
            let source = try VideoSource(clip.path, shape: [3, 24, 32], options: options, clock: clock)
            let reading = Task { try await source.all() }
            await clock.waitForSleepers(1)
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            try await eventually { try threadCount(named: "cachenet-video") == 0 }
            #expect(clock.sleeperCount == 0)
        }

        /// FFmpeg's test pattern in place of a camera, through the same library.
        @Test func aCameraGivesTheNewestFrame() async throws {
            var options = VideoSource.Options()
            options.camera.kind = "lavfi"
            let source = try VideoSource("testsrc2=size=64x48:rate=30", shape: [3, 24, 32], options: options)
            var last: Duration?
            for try await frame in source.prefix(5) {
                #expect(last.map { $0 < frame.time ?? .zero } ?? true)
                last = frame.time
            }
            try await eventually { try threadCount(named: "cachenet-video") == 0 }
        }

        @Test func aKindOfDeviceThatNobodyKnowsIsNamed() async throws {
            var options = VideoSource.Options()
            options.camera.kind = "holograph"
            let source = try VideoSource("0", shape: [3, 24, 32], options: options)
            #expect(
                await source.untilError().error
                    == VideoError(.cannotOpen, "0: expected a format that FFmpeg knows, got \"holograph\""))
        }

        @Test func pausesDoubleUpToTheLongest() {
            let pauses = [1, 2, 3, 7, 8, 1000].map { VideoSource.Reconnects().pause(before: $0) }
            #expect(pauses == [.seconds(0.5), .seconds(1), .seconds(2), .seconds(30), .seconds(30), .seconds(30)])
        }

        @Test(arguments: [
            ("street.mp4", VideoLocation.file("street.mp4"), "file:street.mp4"),
            ("a:b.mp4", .file("a:b.mp4"), "file:a:b.mp4"),
            ("file:///a/b.mp4", .file("/a/b.mp4"), "file:/a/b.mp4"),
            ("/dev/video1", .camera("/dev/video1", kind: "v4l2"), "/dev/video1"),
            ("rtsp://host/a@b", .stream("rtsp://host/a@b"), "rtsp://host/a@b"),
        ])
        func whatALocationIsItsTextTells(text: String, location: VideoLocation, address: String) {
            #expect(VideoLocation(text, deviceKind: nil) == location)
            #expect(location.address == address)
        }

        @Test func messagesHoldNoPassword() {
            let location = VideoLocation("rtsp://me:p@ss@host:554/a@b", deviceKind: nil)
            #expect(location.name == "rtsp://host:554/a@b")
            #expect(location.address == "rtsp://me:p@ss@host:554/a@b")
            #expect(VideoLocation("rtsp://host/a@b", deviceKind: nil).name == "rtsp://host/a@b")
        }
    }
}
