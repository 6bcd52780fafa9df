import CacheNetCore
import CacheNetTestKit
import Testing

@testable import CacheNetVideo

extension VideoTests {
    /// What is wrong with files, and what is said of it.
    struct DamageTests {
        private func error(_ path: String) async throws -> VideoError? {
            await (try VideoSource(path, shape: [3, 24, 32])).untilError().error
        }

        @Test func damageInTheMiddleIsSkippedAndCounted() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 60) + ["-g", "10", "-movflags", "+faststart"])
            var bytes = try clip.bytes()
            for index in bytes.count / 2..<bytes.count * 6 / 10 {
                bytes[index] = UInt8(truncatingIfNeeded: index &* 89)
            }
            let damaged = try Clip(named: "damaged.mp4", bytes: bytes)
            let source = try VideoSource(damaged.path, shape: [3, 24, 32])
            let frames = try await source.all()
            #expect((40..<60).contains(frames.count))
            #expect(source.statistics.damagedPackets > 0)
            #expect(frames.last?.time.map { $0 > .seconds(1.9) } == true)
        }

        @Test func aFileThatBreaksOffIsAnErrorBehindItsFrames() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 60) + ["-movflags", "+faststart"])
            let bytes = try clip.bytes()
            let half = try Clip(named: "half.mp4", bytes: Array(bytes.prefix(bytes.count / 2)))
            let (frames, error) = await (try VideoSource(half.path, shape: [3, 24, 32])).untilError()
            #expect((10..<60).contains(frames.count))
            #expect(error?.code == .brokenOff)
            #expect(
                error?.message
                    == "\(half.path): expected a whole file, got one that breaks off after \(frames.count) frames")
            #expect(
                try await FrameSourceConformance.violations { try VideoSource(half.path, shape: [3, 24, 32]) } == [])
        }

        @Test func aMissingFileIsNamed() async throws {
            #expect(
                try await error("/nonexistent/street.mp4")
                    == VideoError(
                        .cannotOpen,
                        "/nonexistent/street.mp4: expected a video that can be opened, got \"No such file or directory\""
                    ))
        }

        @Test func whatIsNoVideoIsRefused() async throws {
            let noise = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31) }
            // FFmpeg may find what looks like the beginning of some sound.
            let refusals: [VideoError.Code?] = [.cannotOpen, .noVideo]
            #expect(refusals.contains(try await error(try Clip(named: "noise.mp4", bytes: noise).path)?.code))
            #expect(try await error(try Clip(named: "empty.mp4", bytes: []).path)?.code == .cannotOpen)
            // Which FFmpeg would draw.
            #expect(
                try await error(
                    try Clip(named: "a.txt", bytes: Array(String(repeating: "Not a video.\n", count: 500).utf8)).path)?
                    .code == .noVideo)
            let sound = try await Clip(named: "a.wav", ["-f", "lavfi", "-i", "sine=duration=0.2"])
            #expect(
                try await error(sound.path)
                    == VideoError(.noVideo, "\(sound.path): expected a video stream, got none (wav, 1 streams)"))
        }

        @Test func aVideoOfWhichNothingDecodesIsAnError() async throws {
            let clip = try await Clip(FFmpeg.pattern(frames: 5) + ["-movflags", "+faststart"])
            var bytes = try clip.bytes()
            // Behind the headers nothing stays but zeros.
            let data = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("mdat".utf8)) })
            for index in data + 4..<bytes.count { bytes[index] = 0 }
            let zeros = try Clip(named: "zeros.mp4", bytes: bytes)
            #expect(try await error(zeros.path)?.code == .undecodable)
        }

        @Test func missingLibrariesAreNamed() {
            #expect { try FFmpegLibrary(folder: "/nonexistent") } throws: { error in
                guard let error = error as? VideoError else { return false }
                return error.code == .missingLibrary && error.message.contains("expected FFmpeg's library libavutil.")
            }
        }

        @Test(arguments: [[], [3], [3, 0, 4], [2, 4, 4], [3, 4, 9000], [1, 3, 4, 4]])
        func shapesThatMakeNoSenseAreRefused(shape: [Int]) {
            #expect { try VideoSource("a.mp4", shape: shape) } throws: {
                ($0 as? VideoError)?.code == .invalidSetting
            }
        }

        @Test func optionsThatMakeNoSenseAreRefused() {
            let changes: [@Sendable (inout VideoSource.Options) -> Void] = [
                { $0.threads = 0 }, { $0.timeout = .zero }, { $0.reconnects.attempts = -1 },
                { $0.reconnects.firstPause = .seconds(-1) }, { $0.reconnects.longestPause = .milliseconds(1) },
                { $0.camera.size = (0, 480) }, { $0.camera.framesPerSecond = .nan },
            ]
            for change in changes {
                var options = VideoSource.Options()
                change(&options)
                let changed = options
                let error = #expect(throws: VideoError.self) {
                    try VideoSource("a.mp4", shape: [3, 4, 4], options: changed)
                }
                #expect(error?.code == .invalidSetting)
            }
        }
    }
}
