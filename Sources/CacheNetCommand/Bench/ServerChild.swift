import CacheNetBench
import CacheNetCore
import CacheNetEmulation
import Foundation

/// `cachenet serve` in a process of its own, on a free port of this machine. Stop it when done; it ends with this process
/// too, however this one ends.
final class ServerChild: Sendable {
    /// `@unchecked Sendable` because the process is started before anyone else has it, and only stopped afterwards.
    private final class Handle: @unchecked Sendable {
        let process = Process()
        /// The server ends when nobody holds the other end any more.
        let life = Pipe()
    }

    private let handle: Handle
    let address: ServerAddress
    /// The way there, where it is one of the kernel's.
    let kernelLink: KernelLink?

    /// Returns once the server has said where it listens.
    ///
    /// - Throws: when it ends before that; what it says of the reason goes to this process's standard error.
    ///
    /// - Parameter hasNetwork: whether it gets a network of its own, and a link of the kernel to it.
    init(bundle: String, on cores: CorePinning, hasNetwork: Bool) async throws {
        let handle = Handle()
        let output = Pipe()
        let serve = ["serve", "--bundle", bundle, "--port", "0", "--until-input-ends"]
        if hasNetwork {
            // Each becomes the next, so that the process is the server's in the end.
            handle.process.executableURL = URL(filePath: "/usr/bin/env")
            handle.process.arguments =
                ["unshare", "--net", Executable.url.path] + serve + ["--host", "0.0.0.0"]
        } else {
            handle.process.executableURL = Executable.url
            handle.process.arguments = serve
        }
        handle.process.standardInput = handle.life
        handle.process.standardOutput = output
        try cores.startServer { try handle.process.run() }
        // Reading blocks, so it has a thread of its own.
        let line = await withTaskExecutorPreference(ThreadExecutor(name: "cachenet-child")) {
            Self.firstLine(of: output.fileHandleForReading)
        }
        guard let colon = line.lastIndex(of: ":"), let port = Int(line[line.index(after: colon)...]) else {
            handle.process.terminate()
            handle.process.waitUntilExit()
            throw CocoaError(
                .executableLoad,
                userInfo: [NSLocalizedDescriptionKey: "the edge server ended before it listened"])
        }
        do {
            kernelLink = hasNetwork ? try KernelLink(to: handle.process.processIdentifier) : nil
        } catch {
            handle.process.terminate()
            throw error
        }
        self.handle = handle
        address = kernelLink.map { ServerAddress(host: $0.host, port: port) } ?? ServerAddress(port: port)
    }

    var processIdentifier: Int32 { handle.process.processIdentifier }

    func stop() {
        handle.process.terminate()
        handle.process.waitUntilExit()
    }

    private static func firstLine(of file: FileHandle) -> String {
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let chunk = file.availableData
            if chunk.isEmpty { break }
            line += chunk
        }
        return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
