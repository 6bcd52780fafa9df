import Foundation

/// `cachenet serve` as a process of its own.
final class ServerProcess {
    private let process: Process
    let url: String
    let port: Int
    /// Where it speaks gRPC, if it does.
    let grpcAddress: String?

    /// Returns once the server has said its URL.
    ///
    /// - Parameters:
    ///   - options: of the command, beside bundle and port.
    ///   - openFiles: its limit of open files; `nil` leaves it as it is.
    ///   - errors: a file for what it says on standard error.
    init(
        bundle: URL? = nil, port: Int = 0, options: [String] = [], openFiles: Int? = nil, errors: URL? = nil
    ) throws {
        let serve = ["serve"] + (bundle.map { ["--bundle", $0.path] } ?? []) + ["--port", "\(port)"] + options
        if let openFiles {
            let script = "ulimit -n \(openFiles) && exec \"$0\" \"$@\""
            process = CommandLineTool.process(
                ["-c", script, CommandLineTool.url.path] + serve, executable: URL(filePath: "/bin/sh"))
        } else {
            process = CommandLineTool.process(serve)
        }
        let output = Pipe()
        process.standardOutput = output
        process.standardError =
            try errors.map { file in
                try Data().write(to: file)
                return try FileHandle(forWritingTo: file)
            } ?? FileHandle.nullDevice
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let chunk = output.fileHandleForReading.availableData
            if chunk.isEmpty { throw POSIXError(.ECONNREFUSED) }
            line += chunk
        }
        let text = String(decoding: line, as: UTF8.self)
        guard let start = text.range(of: "http://"),
            let end = text[start.lowerBound...].firstIndex(where: \.isWhitespace),
            let url = URL(string: String(text[start.lowerBound..<end])), let port = url.port
        else { throw POSIXError(.EPROTO) }
        self.url = "http://127.0.0.1:\(port)"
        self.port = port
        grpcAddress = text.firstRange(of: "grpc://").map { range in
            String(text[range.upperBound...].prefix { !$0.isWhitespace })
        }
    }

    /// From now on it can open only so many files more.
    func limitOpenFiles(beyondThoseNow more: Int) throws {
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.processIdentifier)/fd").count
        let tool = CommandLineTool.process(
            ["prlimit", "--pid", "\(process.processIdentifier)", "--nofile=\(open + more)"],
            executable: URL(filePath: "/usr/bin/env"))
        try tool.run()
        tool.waitUntilExit()
        guard tool.terminationStatus == 0 else { throw POSIXError(.EPERM) }
    }

    /// The processor's time that it has had so far.
    func processorSeconds() throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
        // The name, which may hold anything, is in parentheses; user and system time are the 12th and 13th field after it.
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        let ticks = fields.dropFirst(12).prefix(2).compactMap { Double($0) }.reduce(0, +)
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    func send(signal: Int32) {
        Foundation.kill(process.processIdentifier, signal)
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    deinit {
        if process.isRunning { kill() }
    }
}
