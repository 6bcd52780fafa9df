import Foundation
import UnixSignals

/// Runs something that Ctrl-C and SIGTERM cancel. A second signal ends the process at once.
enum Interruption {
    /// - Returns: what came of the operation, and the exit code that a shell expects if it was interrupted.
    static func watching<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async -> (result: Result<Value, any Error>, exitCode: Int32?) {
        // Trapped before anything starts, so that no signal is lost.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let work = Task { try await operation() }
        let watcher = Task {
            var first: Int32?
            for await signal in signals {
                if first != nil { ProcessEnd.end(128 + signal.rawValue) }
                first = 128 + signal.rawValue
                work.cancel()
            }
            return first
        }
        let result = await work.result
        watcher.cancel()
        return (result, await watcher.value)
    }
}
