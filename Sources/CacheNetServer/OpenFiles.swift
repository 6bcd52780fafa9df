#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The system's limit of open files, as far as a server goes by it.
enum OpenFiles {
    /// Left to models, logs, and everything else in the process that opens files later.
    private static let reserve = 16
    /// What an event loop waits on.
    private static let filesPerLoop = 3

    /// How many connections can be open at a time, each with a blob's file beside it.
    static var connections: Int { max(1, (limit - openNow - reserve) / 2) }

    /// - Throws: ``ServerError`` where a server could not even begin.
    static func check(eventLoops: Int) throws(ServerError) {
        let needed = openNow + reserve + eventLoops * filesPerLoop
        guard limit >= needed else {
            throw ServerError(.invalidConfiguration, "open files: expected a limit of at least \(needed), got \(limit)")
        }
    }

    private static var limit: Int {
        var limits = rlimit()
        guard unsafe getrlimit(.init(RLIMIT_NOFILE.rawValue), &limits) == 0 else { return 256 }
        return Int(clamping: limits.rlim_cur)
    }

    private static var openNow: Int {
        // Only Linux tells; elsewhere this many are plenty for a process that has just started.
        guard let directory = unsafe opendir("/proc/self/fd") else { return 64 }
        defer { unsafe closedir(directory) }
        var count = 0
        while unsafe readdir(directory) != nil { count += 1 }
        return count
    }
}
