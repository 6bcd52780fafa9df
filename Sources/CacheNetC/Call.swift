internal import CCacheNet
internal import CacheNetBundle
internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One call of a C program: what it throws becomes a status and a message.
///
/// - Parameters:
///   - message: where the message goes, with room for `capacity` bytes; `nil` wants none.
func call(
    _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int, _ body: () throws -> Void
) -> cachenet_status {
    do {
        try OwnProcess.check()
        try body()
        unsafe write("", to: message, capacity)
        return CACHENET_OK
    } catch {
        let error = InterfaceError(error)
        unsafe write(error.message, to: message, capacity)
        return error.status
    }
}

private func write(_ text: String, to message: UnsafeMutablePointer<CChar>?, _ capacity: Int) {
    guard let message = unsafe message, capacity > 0 else { return }
    let bytes = Array(text.utf8)
    var end = min(bytes.count, capacity - 1)
    // A character is whole or not there.
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    for (index, byte) in bytes[..<end].enumerated() { unsafe message[index] = CChar(bitPattern: byte) }
    unsafe message[end] = 0
}

/// Runs work of Swift's concurrency and waits for it, on a thread that is none of its own.
///
/// - Parameter executor: where the work begins; `nil` for the pool.
func waiting<Success: Sendable>(
    on executor: (any TaskExecutor)? = nil, for work: @escaping @Sendable () async throws -> Success
) throws -> Success {
    let outcome = Outcome<Success>()
    Task(executorPreference: executor) {
        do { outcome.set(.success(try await work())) } catch { outcome.set(.failure(error)) }
    }
    return try outcome.get()
}

private final class Outcome<Success: Sendable>: Sendable {
    private let result: Mutex<Result<Success, any Error>?> = Mutex(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func set(_ value: Result<Success, any Error>) {
        result.withLock { $0 = value }
        isThere.signal()
    }

    func get() throws -> Success {
        while true {
            if let result = result.withLock({ $0 }) { return try result.get() }
            isThere.wait()
        }
    }
}

/// The process that used the library first. Its threads are in no other one, so a call there would wait forever.
private enum OwnProcess {
    private static let id = {
        cn_stay_loaded()
        // OpenSSL keeps memory with the thread that uses it first. With one of the library's own, which ends while the
        // program does, leak checkers report it.
        _ = Digest.sha256(of: [])
        return getpid()
    }()

    static func check() throws(InterfaceError) {
        guard getpid() == id else {
            throw InterfaceError(
                CACHENET_FAILED,
                "expected the process \(id), which used CacheNet first, got its child \(getpid()) after fork(), which has none "
                    + "of its threads: begin the child with exec (in Python: the start method \"spawn\")")
        }
    }
}
