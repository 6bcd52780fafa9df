import CacheNetCore
import CacheNetVideo
import Foundation
import Testing

extension VideoTests {
    struct VideoWriterTests {
        private func place(_ name: String = "out.mp4") throws -> String {
            let neighbour = try Clip(named: "neighbour", bytes: [])
            return neighbour.url.deletingLastPathComponent().appending(path: name).path
        }

        private func frame(_ colour: [UInt8], _ height: Int, _ width: Int) throws -> Tensor {
            try Tensor(
                elementType: .uint8, shape: [1, colour.count, height, width],
                bytes: colour.flatMap { [UInt8](repeating: $0, count: height * width) })
        }

        /// Odd sizes too, which the file cannot have.
        @Test(arguments: [[3, 48, 64], [3, 33, 47], [1, 48, 64]])
        func whatWasWrittenIsRead(shape: [Int]) async throws {
            let path = try place()
            let writer = try VideoWriter(path, shape: shape, framesPerSecond: 12.5)
            let colours = (0..<25 as Range<UInt8>).map { step -> [UInt8] in [40 + 6 * step, 220 - 5 * step, 90] }
            for colour in colours {
                try writer.add(try frame(Array(colour.prefix(shape[0])), shape[1], shape[2]))
            }
            #expect(!FileManager.default.fileExists(atPath: path))
            try writer.finish()
            try writer.finish()
            let even = [shape[0], (shape[1] + 1) / 2 * 2, (shape[2] + 1) / 2 * 2]
            let frames = try await VideoSource(path, shape: even).all()
            #expect(frames.count == 25)
            for (index, (frame, colour)) in zip(frames, colours).enumerated() {
                let time = try #require(frame.time) / .seconds(1)
                #expect(abs(time - Double(index) / 12.5) < 0.001)
                let expected = colour.prefix(shape[0]).map { Int($0) }
                #expect(isClose(frame.pixels.pixel(8, 8), expected, within: 5))
            }
        }

        @Test func whatIsGivenUpLeavesNothing() async throws {
            let path = try place()
            do {
                let writer = try VideoWriter(path, shape: [3, 16, 16], framesPerSecond: 25)
                try writer.add(try frame([1, 2, 3], 16, 16))
                #expect(UnfinishedFiles.paths.contains { $0.hasPrefix(path) })
            }
            let folder = URL(filePath: path).deletingLastPathComponent().path
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["neighbour"])
            #expect(!UnfinishedFiles.paths.contains { $0.hasPrefix(path) })
        }

        @Test func whatCannotBeWrittenIsRefused() throws {
            func code(_ body: () throws -> Void) -> VideoError.Code? {
                do { try body() } catch { return (error as? VideoError)?.code }
                return nil
            }
            #expect(
                code { _ = try VideoWriter("/nonexistent/a.mp4", shape: [3, 8, 8], framesPerSecond: 25) } == .unwritable
            )
            #expect(code { _ = try VideoWriter(place(), shape: [2, 8, 8], framesPerSecond: 25) } == .invalidSetting)
            #expect(code { _ = try VideoWriter(place(), shape: [3, 8, 8], framesPerSecond: 0) } == .invalidSetting)
            let writer = try VideoWriter(place(), shape: [3, 16, 16], framesPerSecond: 25)
            #expect(code { try writer.add(try frame([1], 16, 16)) } == .invalidSetting)
            try writer.add(try frame([1, 2, 3], 16, 16))
            try writer.finish()
            #expect(code { try writer.add(try frame([1, 2, 3], 16, 16)) } == .invalidSetting)
        }
    }
}
