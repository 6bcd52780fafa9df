import CacheNetCore
import Foundation

/// Tells who started this process how it is (`sd_notify` of systemd, through the socket in `NOTIFY_SOCKET`). Without such
/// a socket nobody is told.
struct ServiceManager {
    enum State {
        case ready, reloading, stopping
    }

    private let address: String?

    init() {
        address = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func tell(_ state: State) {
        switch state {
        case .ready: send("READY=1")
        case .reloading: send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds)")
        case .stopping: send("STOPPING=1")
        }
    }

    private static var monotonicMicroseconds: UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }

    private func send(_ text: String) {
        guard let address else { return }
        var socketAddress = sockaddr_un()
        socketAddress.sun_family = sa_family_t(AF_UNIX)
        // An address that begins with @ is one without a file: its first byte is zero.
        let path = Array(address.utf8).enumerated().map { $0 == 0 && $1 == UInt8(ascii: "@") ? 0 : $1 }
        let isWritten = unsafe withUnsafeMutableBytes(of: &socketAddress.sun_path) { room in
            guard path.count < room.count else { return false }
            unsafe room.copyBytes(from: path)
            return true
        }
        guard isWritten else { return Notices.warn("NOTIFY_SOCKET: expected a shorter address") }
        let descriptor = socket(AF_UNIX, datagram, 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + path.count } ?? 0)
        let sent = unsafe withUnsafePointer(to: &socketAddress) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(descriptor, text, text.utf8.count, 0, $0, length)
            }
        }
        if sent < 0 { Notices.warn("NOTIFY_SOCKET: \(systemReason())") }
    }

    #if canImport(Glibc)
        private let datagram = Int32(SOCK_DGRAM.rawValue)
    #else
        private let datagram = SOCK_DGRAM
    #endif
}
