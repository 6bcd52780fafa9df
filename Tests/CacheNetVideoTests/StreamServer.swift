import Dispatch
import Foundation

/// A port of this machine that hands out connections, to which a test sends what it likes.
final class StreamServer: Sendable {
    let port: Int
    private let listener: Int32

    /// - Parameter port: 0 for any that is free.
    init(port: Int = 0) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = UInt16(port).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 4) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRINUSE) }
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// A port on which nobody listens.
    static func freePort() throws -> Int {
        let server = try StreamServer()
        server.stop()
        return server.port
    }

    /// Waits for the next connection and sends bytes to it, as far as it takes them.
    func send(_ bytes: [UInt8]) async -> StreamConnection {
        let listener = listener
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let descriptor = accept(listener, nil, nil)
                var rest = bytes[...]
                while !rest.isEmpty {
                    let count = rest.withUnsafeBytes {
                        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard count > 0 else { break }
                    rest = rest.dropFirst(count)
                }
                continuation.resume(returning: StreamConnection(descriptor: descriptor))
            }
        }
    }

    /// From here on connections are refused.
    func stop() {
        close(listener)
    }
}

/// Somebody who is connected, and gets nothing more.
struct StreamConnection {
    let descriptor: Int32

    func disconnect() {
        close(descriptor)
    }
}
