import CacheNetCore
import CacheNetMedia
import CacheNetTestKit
import CacheNetVideo
import Foundation
import Testing

/// Needs no FFmpeg.
@Suite(.timeLimit(.minutes(5))) struct FrameFolderTests {
    /// Pictures of one grey each, and what else lies in folders.
    private func folder(_ values: [String: UInt8]) throws -> URL {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for (name, value) in values {
            let bytes = [UInt8](repeating: value, count: 6 * 4 * 3)
            let picture = Picture(width: 6, height: 4, channels: 3, bytes: bytes)
            try PictureFile.write(picture, to: directory.appending(path: name).path)
        }
        try Data("a note".utf8).write(to: directory.appending(path: "notes.txt"))
        try Data("a trace".utf8).write(to: directory.appending(path: ".hidden.png"))
        return directory
    }

    @Test func picturesComeInTheOrderOfTheirNames() async throws {
        let directory = try folder(["b.png": 20, "a.PNG": 10, "c10.jpg": 30, "c9.jpeg": 40])
        defer { try? FileManager.default.removeItem(at: directory) }
        let frames = try FrameFolder(directory.path, shape: [1, 2, 3], framesPerSecond: 4)
        #expect(frames.names == ["a.PNG", "b.png", "c10.jpg", "c9.jpeg"])
        let all = try await frames.all()
        #expect(all.map(\.index) == [0, 1, 2, 3])
        #expect(all.map { $0.pixels.bytes[0] } == [10, 20, 30, 40])
        #expect(all.map(\.time) == [.zero, .milliseconds(250), .milliseconds(500), .milliseconds(750)])
        #expect(all.allSatisfy { $0.pixels.shape == [1, 1, 2, 3] })
    }

    @Test func itConforms() async throws {
        let directory = try folder(["a.png": 1, "b.png": 2, "c.png": 3, "d.png": 4])
        defer { try? FileManager.default.removeItem(at: directory) }
        let violations = try await FrameSourceConformance.violations {
            try FrameFolder(directory.path, shape: [3, 2, 2])
        }
        #expect(violations == [])
    }

    @Test func whatCannotBeReadIsNamedBehindTheFramesBefore() async throws {
        let directory = try folder(["a.png": 1])
        defer { try? FileManager.default.removeItem(at: directory) }
        try Data("GIF89a".utf8).write(to: directory.appending(path: "b.png"))
        let (frames, error) = await (try FrameFolder(directory.path, shape: [3, 2, 2])).untilError()
        #expect(frames.map(\.time) == [nil])
        #expect(error?.code == .undecodable)
        #expect(error?.message.hasSuffix("b.png: expected a JPEG or PNG picture, got a GIF picture") == true)
    }

    @Test func whatGivesNoFramesIsRefused() throws {
        let directory = try folder([:])
        defer { try? FileManager.default.removeItem(at: directory) }
        func code(_ path: String, shape: [Int] = [3, 2, 2], rate: Double? = nil) -> VideoError.Code? {
            do throws(VideoError) {
                _ = try FrameFolder(path, shape: shape, framesPerSecond: rate)
                return nil
            } catch { return error.code }
        }
        #expect(code(directory.path) == .noVideo)
        #expect(code("/nonexistent") == .cannotOpen)
        #expect(code(directory.path, shape: [3, 0, 2]) == .invalidSetting)
        #expect(code(directory.path, rate: 0) == .invalidSetting)
    }
}
