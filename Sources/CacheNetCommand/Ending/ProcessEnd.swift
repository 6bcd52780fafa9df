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
        var status = status
        // First, so that a signal still ends a process whose output nobody takes.
        if let reason = StandardOutput.flush() {
            unsafe fputs("Error: standard output: cannot be written to: \(reason)\n", stderr)
            status = EXIT_FAILURE
        }
        UnfinishedFiles.end { paths in
            delete(paths)
            _exit(status)
        }
    }

    /// Deletes what is half-written and lets the signal do what it does by itself.
    static func follow(_ number: Int32) -> Never {
        isUnderWay.withLock { $0 = true }
        UnfinishedFiles.end { paths in
            delete(paths)
            signal(number, SIG_DFL)
            EndingSignals.unblockAll()
            raise(number)
            _exit(128 + number)
        }
    }

    /// Whoever stumbles over files that a signal has deleted has nothing to say about it.
    static func yieldToSignal() {
        while isUnderWay.withLock({ $0 }) { pause() }
    }

    private static func delete(_ paths: [String]) {
        for path in paths {
            // Out of the way at once, so that nobody who still writes there keeps it from going.
            let aside = "\(path).gone"
            guard unsafe rename(path, aside) == 0 else { continue }
            // A file that was being made in that moment may still appear in a directory that has just been emptied.
            for _ in 1...10 where FileManager.default.fileExists(atPath: aside) {
                try? FileManager.default.removeItem(atPath: aside)
            }
        }
    }
}
