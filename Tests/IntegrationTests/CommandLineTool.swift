import Foundation

/// The built `cachenet`, run as a process of its own.
enum CommandLineTool {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle, since both are built into one directory.
    static let url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "cachenet")

    static func process(_ arguments: [String], executable: URL = url) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        return process
    }

    /// Runs to the end. Output goes through files, so that no full pipe can stop the process.
    ///
    /// - Parameters:
    ///   - output: a file that takes standard output in place of the outcome.
    ///   - errors: the same for standard error.
    ///   - environment: the process's variables, where these are not those of this one.
    static func run(
        _ arguments: [String], executable: URL = url, output: URL? = nil, errors: URL? = nil,
        environment: [String: String]? = nil
    ) async throws -> Outcome {
        let directory = try TemporaryDirectory()
        let process = process(arguments, executable: executable)
        if let environment { process.environment = environment }
        let files = try ["out", "err"].map { name in
            let file = directory.url.appending(path: name)
            try Data().write(to: file)
            return (file, try FileHandle(forWritingTo: file))
        }
        process.standardOutput = try output.map { try FileHandle(forWritingTo: $0) } ?? files[0].1
        process.standardError = try errors.map { try FileHandle(forWritingTo: $0) } ?? files[1].1
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try String(contentsOf: files[0].0, encoding: .utf8),
            errors: try String(contentsOf: files[1].0, encoding: .utf8))
    }
}
