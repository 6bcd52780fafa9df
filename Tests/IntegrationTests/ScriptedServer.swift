import Foundation
import Synchronization

/// A server on a real loopback socket that does with each request exactly what a test says, right or wrong.
///
/// `@unchecked Sendable` because its only state is the listening socket, which is set once.
final class ScriptedServer: @unchecked Sendable {
    struct Request: Sendable {
        let number: Int
        let path: String
        /// By their names in lower case.
        let headers: [String: String]
        /// As long as its header says.
        let body: [UInt8]

        var range: String? { headers["range"] }
    }

    /// What to send; the connection closes after it. `nil` says nothing and keeps the connection open.
    typealias Script = @Sendable (Request) -> [UInt8]?

    private let staysOpen: Bool

    let port: Int
    private let listener: Int32
    private let open = Mutex<[Int32]>([])

    /// - Parameter staysOpen: keeps every connection after what was sent, so that a body that is too short never ends.
    init(staysOpen: Bool = false, _ script: @escaping Script) throws {
        self.staysOpen = staysOpen
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in
            var number = 0
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                answer(on: connection, number: number, script)
                number += 1
            }
            close(listener)
        }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// The thread that accepts closes the listener: were it closed here, its number could already be another server's
    /// when that thread next accepts, and that server's clients would get this one's answers.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        open.withLock { connections in
            for connection in connections { close(connection) }
            connections = []
        }
    }

    private func answer(on connection: Int32, number: Int, _ script: Script) {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        func receive() -> Bool {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return false }
            received += buffer[..<count]
            return true
        }
        let end = Array("\r\n\r\n".utf8)
        while received.firstRange(of: end) == nil, receive() {}
        let head = received[..<(received.firstRange(of: end)?.upperBound ?? received.count)]
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let headers = lines.dropFirst().reduce(into: [String: String]()) { headers, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        let path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while received.count < head.count + length, receive() {}
        let body = Array(received[head.count...])
        guard let bytes = script(Request(number: number, path: path, headers: headers, body: body)) else {
            open.withLock { $0.append(connection) }
            return
        }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            sent += count
        }
        if staysOpen {
            open.withLock { $0.append(connection) }
        } else {
            shutdown(connection, Int32(SHUT_RDWR))
            close(connection)
        }
    }

    /// A whole HTTP response, or one whose body is not what its head declares.
    static func response(
        status: String = "200 OK", headers: [String] = [], body: [UInt8], declaring length: Int? = nil
    ) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(length ?? body.count)", "Connection: close"] + headers
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
