internal import CacheNetCore
internal import Foundation

/// Which cores of this machine threads may run on. Only Linux tells and obeys.
enum CoreAffinity {
    private typealias SystemCall =
        @convention(c) (_ thread: Int32, _ bytes: Int, _ bits: UnsafeMutableRawPointer) -> Int32

    /// A bit for each core, as many as the C library has.
    private static let byteCount = 128

    /// The cores of the calling thread, ascending; `nil` where the system does not tell.
    static var allowed: [Int]? {
        var bits = [UInt8](repeating: 0, count: byteCount)
        guard let ask = unsafe systemCall("sched_getaffinity"), unsafe ask(0, byteCount, &bits) == 0 else { return nil }
        return (0..<byteCount * 8).filter { bits[$0 / 8] & (1 << ($0 % 8)) != 0 }
    }

    /// Keeps every thread of this process to those cores, and every later one, since a thread has the cores of the one
    /// that makes it.
    ///
    /// - Throws: ``EmulationError`` with `coresUnavailable` when the system refuses.
    static func keepProcess(to cores: [Int]) throws(EmulationError) {
        // A thread may make another one between the look and the call.
        var kept: Set<Int32> = []
        while true {
            guard let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task") else {
                throw EmulationError(
                    .coresUnavailable, "cores \(cores): expected this process's threads in /proc/self/task, got nothing"
                )
            }
            let others = Set(threads.compactMap { Int32($0) }).subtracting(kept)
            if others.isEmpty { break }
            for thread in others { try keep(thread, to: cores) }
            kept.formUnion(others)
        }
    }

    /// Runs something on those cores, so that a process that it starts has them too.
    ///
    /// - Throws: ``EmulationError`` with `coresUnavailable` when the system refuses; what the body throws.
    static func on<Result>(_ cores: [Int], _ body: () throws -> Result) throws -> Result {
        let before = allowed ?? []
        try keep(0, to: cores)
        defer { try? keep(0, to: before) }
        return try body()
    }

    /// - Parameter thread: 0 for the calling one.
    private static func keep(_ thread: Int32, to cores: [Int]) throws(EmulationError) {
        var bits = [UInt8](repeating: 0, count: byteCount)
        for core in cores where core < byteCount * 8 { bits[core / 8] |= 1 << (core % 8) }
        guard let set = unsafe systemCall("sched_setaffinity") else {
            throw EmulationError(.coresUnavailable, "cores \(cores): this system keeps no thread to them")
        }
        // A thread that has ended meanwhile needs no core.
        guard unsafe set(thread, byteCount, &bits) == 0 || errno == ESRCH else {
            throw EmulationError(
                .coresUnavailable, "cores \(cores): expected to be let there, got: \(systemReason())")
        }
    }

    /// Looked up by name, because what GNU adds to C's headers does not show in Swift.
    private static func systemCall(_ name: String) -> SystemCall? {
        unsafe dlsym(nil, name).map { unsafe unsafeBitCast($0, to: SystemCall.self) }
    }
}
