import CacheNetCore
@unsafe @preconcurrency import Foundation
import Synchronization

/// What has to be done however this process ends.
enum ProcessEnd {
    private static let isUnderWay = Mutex(false)

    /// Ends the process: nothing half-written stays behind, and output that could not be written is an error.
    ///
    /// `exit` would take libraries' globals down, and a thread that still loads a model would crash on that.
    static func end(_ status: Int32) -> Never {
        yieldToSignal()
        deleteUnfinishedFiles()
        if let reason = StandardOutput.flush() {
            unsafe fputs("Error: standard output: cannot be written to: \(reason)\n", stderr)
            _exit(EXIT_FAILURE)
        }
        _exit(status)
    }

    /// Deletes what is half-written and lets the signal do what it does by itself.
    static func follow(_ number: Int32) {
        isUnderWay.withLock { $0 = true }
        deleteUnfinishedFiles()
        signal(number, SIG_DFL)
        EndingSignals.unblockAll()
        raise(number)
    }

    /// Whoever stumbles over files that a signal has deleted has nothing to say about it.
    static func yieldToSignal() {
        while isUnderWay.withLock({ $0 }) { pause() }
    }

    private static func deleteUnfinishedFiles() {
        for path in UnfinishedFiles.paths {
            // Out of the way at once, so that nobody who still writes there keeps it from going.
            let aside = "\(path).gone"
            guard unsafe rename(path, aside) == 0 else { continue }
            try? FileManager.default.removeItem(atPath: aside)
        }
    }
}
