import Foundation

/// The real executable, running.
final class Trainer {
    struct Ending {
        /// The exit code, or minus the signal that ended it.
        let status: Int32
        let output: String
        let errors: String
    }

    private let process = Process()
    private let directory: TemporaryDirectory

    /// - Parameter fileSizeLimit: KiB beyond which no file may grow.
    init(_ arguments: [String], fileSizeLimit: Int? = nil) throws {
        directory = try TemporaryDirectory()
        if let fileSizeLimit {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments =
                ["-c", "ulimit -f \(fileSizeLimit) && exec \"$0\" \"$@\"", Places.trainer] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: Places.trainer)
            process.arguments = arguments
        }
        process.environment = ProcessInfo.processInfo.environment
            .merging(["OMP_WAIT_POLICY": "passive", "OMP_NUM_THREADS": "1"]) { $1 }
        // Files, since a pipe that nobody reads would stop it.
        process.standardOutput = try Self.file(directory("output"))
        process.standardError = try Self.file(directory("errors"))
        try process.run()
    }

    static func run(_ arguments: [String], fileSizeLimit: Int? = nil) throws -> Ending {
        try Trainer(arguments, fileSizeLimit: fileSizeLimit).wait()
    }

    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    func wait() throws -> Ending {
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Ending(status: status, output: try text("output"), errors: try text("errors"))
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try TemporaryDirectory.read(directory(name)), as: UTF8.self)
    }

    private static func file(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(fileURLWithPath: path))
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}
