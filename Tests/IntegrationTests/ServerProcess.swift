import Foundation

/// `cachenet serve` as a process of its own.
final class ServerProcess {
    private let process: Process
    let url: String
    let port: Int

    /// Returns once the server has said its URL.
    init(bundle: URL, port: Int = 0) throws {
        process = CommandLineTool.process(["serve", "--bundle", bundle.path, "--port", "\(port)"])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
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
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    deinit {
        if process.isRunning { kill() }
    }
}
