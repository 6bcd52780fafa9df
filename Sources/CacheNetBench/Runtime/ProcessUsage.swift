internal import Foundation

/// What the system says another process, or this one, has used.
struct ProcessUsage: Sendable {
    static let own = ProcessUsage(process: getpid())

    let process: Int32

    /// The computing time of all its threads so far, finished ones included; `nil` where the system does not tell.
    var computed: Duration? {
        #if canImport(Glibc)
            var clock = clockid_t()
            var time = timespec()
            guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        #else
            return nil
        #endif
    }

    /// The memory that is resident now, in bytes; `nil` where the system has no `/proc`.
    var residentBytes: Int? { status("VmRSS:") }

    /// The most memory that was resident at once, in bytes; `nil` where the system has no `/proc`.
    var peakBytes: Int? { status("VmHWM:") }

    /// - Parameter field: of kilobytes.
    private func status(_ field: String) -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix(field) }),
            let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return kilobytes << 10
    }
}
