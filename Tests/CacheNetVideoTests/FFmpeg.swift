import CacheNetVideo
import Foundation

@testable import CacheNetVideo

/// FFmpeg's program, which makes what the tests read.
enum FFmpeg {
    struct Failure: Error {
        let arguments: [String]
        let status: Int32
    }

    static let program = find("ffmpeg")
    static let isThere = program != nil && (try? FFmpegLibrary.shared()) != nil

    private static func find(_ name: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    static func process(_ arguments: [String]) throws -> Process {
        guard let program else { throw Failure(arguments: arguments, status: -1) }
        let process = Process()
        process.executableURL = program
        process.arguments = ["-hide_banner", "-loglevel", "error", "-nostdin", "-y"] + arguments
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Runs it to its end.
    static func run(_ arguments: [String]) async throws {
        let status = try await exitStatus(try process(arguments))
        guard status == 0 else { throw Failure(arguments: arguments, status: status) }
    }

    static func exitStatus(_ process: Process) async throws -> Int32 {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return process.terminationStatus
    }

    /// A picture that moves and has all colours, as a source for a clip.
    static func pattern(_ size: String = "160x120", rate: Int = 30, frames: Int) -> [String] {
        ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=\(rate)", "-frames:v", "\(frames)"]
    }
}
