import CacheNetCore
import Foundation

/// A TCP connection to a server on this machine, for what no HTTP client would send.
///
/// Its calls block, so they have a thread of their own.
final class RawConnection: Sendable {
    private let descriptor: Int32
    private let executor = ThreadExecutor(name: "cachenet-raw")

    /// - Parameter buffer: bytes that the system takes before they are received; `nil` leaves it to it.
    init(to server: LiveServer, buffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var buffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &buffer, socklen_t(MemoryLayout<Int32>.size)) }
        guard let port = URL(string: server.url)?.port.flatMap(UInt16.init(exactly:)) else {
            throw POSIXError(.EINVAL)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = port.bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(descriptor) }

    func send(_ text: String) async { await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async {
        await withTaskExecutorPreference(executor) { [descriptor] in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Returns when the server has given the connection up while it still had something to read; nothing is received.
    func waitForReset() async {
        await withTaskExecutorPreference(executor) { [descriptor] in
            var watched = pollfd(fd: descriptor, events: 0, revents: 0)
            while poll(&watched, 1, -1) < 0 {}
        }
    }

    /// What comes until the text is in it, or until the server closes; then `isAtEnd`.
    func receive(until text: String? = nil) async -> (text: String, isAtEnd: Bool) {
        await withTaskExecutorPreference(executor) { [descriptor] in
            var received: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count <= 0 { return (String(decoding: received, as: UTF8.self), true) }
                received += buffer[..<count]
                guard let text else { continue }
                let soFar = String(decoding: received, as: UTF8.self)
                if soFar.contains(text) { return (soFar, false) }
            }
        }
    }
}
