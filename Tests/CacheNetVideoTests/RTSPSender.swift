import Foundation
import Synchronization

/// FFmpeg as a camera that connects to whoever waits for it; when it ends it is started again.
final class RTSPSender: Sendable {
    private let arguments: [String]
    private let current = Mutex<Process?>(nil)
    private let isStopped = Mutex(false)

    init(port: Int) {
        arguments =
            ["-f", "lavfi", "-i", "testsrc2=size=160x120:rate=30", "-c:v", "libx264", "-preset", "ultrafast"]
            + ["-g", "10", "-f", "rtsp", "-rtsp_transport", "tcp", "rtsp://127.0.0.1:\(port)/live"]
    }

    func start() throws {
        let process = try FFmpeg.process(arguments)
        process.terminationHandler = { [self] _ in
            if !isStopped.withLock({ $0 }) { try? start() }
        }
        try process.run()
        current.withLock { $0 = process }
    }

    /// As a power cut would.
    func killOnce() {
        current.withLock { process in
            if let process { kill(process.processIdentifier, SIGKILL) }
        }
    }

    func stop() {
        isStopped.withLock { $0 = true }
        killOnce()
    }
}
