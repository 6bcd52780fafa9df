internal import Foundation

/// What this process takes of the machine.
struct ProcessUsage {
    /// Since the process began, in seconds, of all its threads.
    let cpuSeconds: Double
    /// `nil` where the system does not say.
    let residentBytes: Int?

    static var current: ProcessUsage {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        let seconds = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) * 1e-6 }
        return ProcessUsage(cpuSeconds: seconds.reduce(0, +), residentBytes: residentBytes)
    }

    private static var residentBytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
