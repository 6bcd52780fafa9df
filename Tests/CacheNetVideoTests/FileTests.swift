import CacheNetCore
import CacheNetTestKit
import CacheNetVideo
import Testing

extension VideoTests {
    /// Every frame of a file, in order, with its time.
    struct FileTests {
        @Test func everyFrameComesInOrderWithItsTime() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 60))
            let source = try VideoSource(clip.path, shape: [3, 96, 96])
            let frames = try await source.all()
            #expect(frames.map(\.index) == Array(0..<60))
            for (index, frame) in frames.enumerated() {
                let time = try #require(frame.time)
                #expect(abs(time / .seconds(1) - Double(index) / 30) < 0.001)
                #expect(frame.pixels.shape == [1, 3, 96, 96])
                #expect(frame.label == nil && frame.record == nil)
            }
            // The pattern moves: no frame is the one before.
            #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.pixels != $1.pixels })
            #expect(source.statistics.frames == 60 && source.statistics.dropped == 0)
        }

        @Test func itConforms() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 12))
            #expect(
                try await FrameSourceConformance.violations { try VideoSource(clip.path, shape: [1, 20, 30]) } == [])
        }

        @Test func eachPassBeginsAnew() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 5))
            let source = try VideoSource(clip.path, shape: [3, 24, 32])
            #expect(try await source.all() == source.all())
            #expect(source.statistics.frames == 10)
        }

        @Test func aVariableRateKeepsItsTimes() async throws {
            // Five frames a tenth of a second apart, then one each half second.
            let clip = try await Clip(
                FFmpeg.pattern(rate: 10, frames: 9) + ["-vf", "setpts='if(lt(N,5),N,5*N-20)/10/TB'", "-vsync", "vfr"])
            let times = try await VideoSource(clip.path, shape: [3, 24, 32]).all().compactMap(\.time)
            let expected = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 1, 1.5, 2]
            #expect(times.count == expected.count)
            #expect(zip(times, expected).allSatisfy { abs($0 / .seconds(1) - $1) < 0.002 }, "\(times)")
        }

        /// As a raw stream has it: the pictures and nothing else.
        @Test func withoutTimesTheyAreEstimated() async throws {
            let clip = try await Clip(named: "clip.h264", FFmpeg.pattern(rate: 25, frames: 10))
            let times = try await VideoSource(clip.path, shape: [3, 24, 32]).all().compactMap(\.time)
            #expect(times.count == 10)
            #expect(times.first == .zero)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "\(times)")
        }

        /// A recorder that begins again: another size, and time from the beginning.
        @Test func changesInTheMiddleAreFollowed() async throws {
            let first = try await Clip(named: "a.ts", FFmpeg.pattern("160x120", frames: 20))
            let second = try await Clip(named: "b.ts", FFmpeg.pattern("96x128", frames: 20))
            let both = try Clip(named: "both.ts", bytes: try first.bytes() + second.bytes())
            let frames = try await VideoSource(both.path, shape: [3, 32, 32]).all()
            #expect(frames.count >= 38)
            let times = frames.compactMap(\.time)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "\(times)")
            #expect(times.last.map { $0 < .seconds(3) } == true)
        }

        @Test func aColonInItsNameMakesNoProtocolOfIt() async throws {
            let clip = try await Clip(named: "rtsp:1.mp4", FFmpeg.pattern(frames: 3))
            #expect(try await VideoSource(clip.path, shape: [3, 24, 32]).all().count == 3)
        }

        @Test func severalThreadsGiveTheSame() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 20))
            var options = VideoSource.Options()
            options.threads = 3
            let parallel = try await VideoSource(clip.path, shape: [3, 48, 48], options: options).all()
            #expect(try await VideoSource(clip.path, shape: [3, 48, 48]).all() == parallel)
        }
    }
}
