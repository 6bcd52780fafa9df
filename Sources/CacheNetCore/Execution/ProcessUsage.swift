#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What the system says another process, or this one, has used.
package struct ProcessUsage: Sendable {
    package static let own = ProcessUsage(process: getpid())

    private let process: Int32

    package init(process: Int32) {
        self.process = process
    }

    /// The computing time of all its threads so far, finished ones included; `nil` where the system does not tell.
    package var computed: Duration? {
        #if canImport(Glibc)
            var clock = clockid_t()
            var time = timespec()
            guard unsafe clock_getcpuclockid(process, &clock) == 0, unsafe clock_gettime(clock, &time) == 0 else {
                return nil
            }
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        #else
            return nil
        #endif
    }

    /// The memory that is resident now, in bytes; `nil` where the system has no `/proc`.
    package var residentBytes: Int? { status("VmRSS:") }

    /// The most memory that was resident at once, in bytes; `nil` where the system has no `/proc`.
    package var peakBytes: Int? { status("VmHWM:") }

    /// - Parameter field: of kilobytes.
    private func status(_ field: String) -> Int? {
        guard let file = unsafe fopen("/proc/\(process)/status", "r") else { return nil }
        defer { unsafe fclose(file) }
        var bytes = [CChar](repeating: 0, count: 512)
        while unsafe fgets(&bytes, Int32(bytes.count), file) != nil {
            let line = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard line.hasPrefix(field) else { continue }
            return line.dropFirst(field.count).split { $0.isWhitespace }.first.flatMap { Int($0) }.map { $0 << 10 }
        }
        return nil
    }
}
