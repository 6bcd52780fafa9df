import CacheNetCore
import CacheNetMedia
import CacheNetVideo
import Testing

extension VideoTests {
    /// What is seen: colours, sizes, turned and interlaced pictures.
    struct PictureTests {
        private static let quarters = [
            [0xE0, 0x20, 0x20], [0x20, 0xC0, 0x30], [0x20, 0x40, 0xE0], [0xF0, 0xF0, 0xF0],
        ]

        /// Red and green above blue and white, 64 x 64 of each.
        private static func coloured(_ filter: String, _ arguments: [String]) async throws -> Clip {
            let colours = quarters.map { colour in
                "0x" + colour.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            }
            let inputs = colours.flatMap { ["-f", "lavfi", "-i", "color=\($0):size=64x64:rate=10,format=gbrp"] }
            let layout = "[0][1][2][3]xstack=inputs=4:layout=0_0|w0_0|0_h0|w0_h0,\(filter)"
            return try await Clip(inputs + ["-filter_complex", layout, "-frames:v", "3"] + arguments)
        }

        private static func corners(_ pixels: Tensor) -> [[Int]] {
            let (low, width, height) = (4, pixels.shape[3], pixels.shape[2])
            return [(low, low), (width - 5, low), (low, height - 5), (width - 5, height - 5)].map(pixels.pixel)
        }

        @Test(arguments: [
            ("scale=out_color_matrix=bt601", ["-pix_fmt", "yuv420p"]),
            ("scale=out_color_matrix=bt709", ["-pix_fmt", "yuv420p", "-colorspace", "bt709"]),
            (
                "scale=out_color_matrix=bt709:out_range=pc",
                ["-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_range", "pc"]
            ),
            ("scale=out_color_matrix=bt709", ["-pix_fmt", "yuv420p10le", "-colorspace", "bt709"]),
            ("scale=out_color_matrix=bt2020", ["-pix_fmt", "yuv422p10le", "-colorspace", "bt2020nc"]),
            ("null", ["-c:v", "libx264rgb"]),
        ])
        func coloursAreTheOnesThatWereFilmed(filter: String, encoding: [String]) async throws {
            let clip = try await Self.coloured(filter, ["-crf", "10"] + encoding)
            let frame = try #require(try await VideoSource(clip.path, shape: [3, 64, 64]).all().last)
            let corners = Self.corners(frame.pixels)
            for (corner, expected) in zip(corners, Self.quarters) { #expect(isClose(corner, expected), "\(corners)") }
        }

        @Test func greyGoesFromBlackToWhite() async throws {
            for (colour, value) in [("black", 0), ("0x808080", 128), ("white", 255)] {
                let clip = try await Clip(
                    [
                        "-f", "lavfi", "-i", "color=\(colour):size=64x48:rate=10", "-frames:v", "2", "-pix_fmt",
                        "yuv420p",
                    ])
                let frame = try #require(try await VideoSource(clip.path, shape: [1, 24, 32]).all().first)
                #expect(frame.pixels.shape == [1, 1, 24, 32])
                #expect(isClose(frame.pixels.pixel(16, 12), [value], within: 2))
            }
        }

        /// The same picture as a video and as a file: what a model was trained on looks the same later.
        @Test(arguments: [[3, 32, 32], [3, 50, 20], [3, 20, 61], [3, 72, 96], [3, 144, 192]])
        func picturesAreCroppedAndShrunkAsFilesAre(shape: [Int]) async throws {
            let picture = try await Clip(named: "a.png", FFmpeg.pattern("96x72", frames: 1))
            let clip = try await Clip(named: "a.mkv", ["-i", picture.path, "-c:v", "ffv1", "-pix_fmt", "gbrp"])
            let frame = try #require(try await VideoSource(clip.path, shape: shape).all().first)
            let expected = try PictureFile.decode(try picture.bytes(), name: "a.png").frame(shape: shape)
            #expect(frame.pixels.distance(to: expected) < 1.5)
        }

        @Test func stretchedPicturesShowAll() async throws {
            let clip = try await Self.coloured("scale=256:64:out_color_matrix=bt601", ["-pix_fmt", "yuv420p"])
            var options = VideoSource.Options()
            let cropped = try await VideoSource(clip.path, shape: [3, 32, 16], options: options).all()
            options.fit = .stretch
            let stretched = try await VideoSource(clip.path, shape: [3, 32, 16], options: options).all()
            // Both show all four corners, but a line near the middle is wider where nothing of it was cut off.
            #expect(try #require(stretched.first).pixels.distance(to: try #require(cropped.first).pixels) > 0)
            for (corner, expected) in zip(Self.corners(try #require(stretched.first).pixels), Self.quarters) {
                #expect(isClose(corner, expected, within: 8))
            }
        }

        /// Pixels twice as wide as high: 64 x 128 of them are a square.
        @Test func pixelsThatAreNoSquaresAreShownAsTheyAre() async throws {
            let clip = try await Self.coloured(
                "scale=64:128:out_color_matrix=bt601,setsar=2", ["-pix_fmt", "yuv420p", "-crf", "10"])
            let frame = try #require(try await VideoSource(clip.path, shape: [3, 128, 128]).all().first)
            for (corner, expected) in zip(Self.corners(frame.pixels), Self.quarters) {
                #expect(isClose(corner, expected))
            }
        }

        /// The file says by how much it is turned, clockwise.
        @Test(arguments: [(0, [0, 1, 2, 3]), (90, [2, 0, 3, 1]), (180, [3, 2, 1, 0]), (270, [1, 3, 0, 2])])
        func turnedVideosAreUpright(degrees: Int, order: [Int]) async throws {
            let stored = try await Self.coloured("scale=out_color_matrix=bt601", ["-pix_fmt", "yuv420p"])
            let clip = try await Clip(
                ["-i", stored.path, "-c", "copy", "-metadata:s:v", "rotate=\((360 - degrees) % 360)"])
            let frame = try #require(try await VideoSource(clip.path, shape: [3, 64, 48]).all().first)
            let corners = Self.corners(frame.pixels)
            #expect(zip(corners, order).allSatisfy { isClose($0, Self.quarters[$1], within: 8) }, "\(corners)")
        }

        /// Mirrored as well, as Exif data has all eight ways.
        @Test(arguments: 1...8 as ClosedRange<UInt8>)
        func turnedAsExifDataSays(orientation: UInt8) async throws {
            let upright = try await Clip(
                named: "a.jpg", FFmpeg.pattern("483x322", frames: 1) + ["-q:v", "2", "-pix_fmt", "yuvj444p"]
            ).bytes()
            let exif: [UInt8] =
                Array("Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{12}\0\u{3}\0\0\0\u{1}\0".utf8)
                + [orientation, 0, 0, 0, 0, 0, 0]
            let bytes = upright.prefix(2) + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + upright.dropFirst(2)
            let clip = try Clip(named: "b.jpg", bytes: Array(bytes))
            let frame = try #require(try await VideoSource(clip.path, shape: [3, 40, 32]).all().first)
            let expected = try PictureFile.decode(Array(bytes), name: "b.jpg").frame(shape: [3, 40, 32])
            #expect(frame.pixels.distance(to: expected) < 4)
        }

        /// Each second line of an interlaced picture of something moving is from another moment.
        @Test func interlacedPicturesShowOneMoment() async throws {
            let moving = "testsrc2=size=160x120:rate=50"
            let arguments = ["-f", "lavfi", "-i", moving, "-frames:v", "12", "-pix_fmt", "yuv420p", "-crf", "10"]
            let interlace = ["-vf", "tinterlace=interleave_top,setfield=tff"]
            let combed = try await Clip(arguments + interlace)
            let flagged = try await Clip(arguments + interlace + ["-flags", "+ildct+ilme"])
            func combing(_ clip: Clip) async throws -> (frames: Int, lines: Double) {
                let frames = try await VideoSource(clip.path, shape: [1, 120, 160]).all()
                let pixels = try #require(frames.dropFirst(4).first).pixels
                var sum = 0
                for y in 0..<118 {
                    for x in 0..<160 {
                        let lines = (0...2).map { pixels.pixel(x, y + $0)[0] }
                        sum += max(0, abs(lines[1] - lines[0]) - abs(lines[2] - lines[0]))
                    }
                }
                return (frames.count, Double(sum))
            }
            let (before, after) = (try await combing(combed), try await combing(flagged))
            #expect(before.frames == after.frames)
            #expect(after.lines < before.lines / 2)
        }
    }
}
